using CampaignHub.Data;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>Two actors side by side: whose values stay, or that they stay two. Without the second, somebody to pick.</summary>
internal sealed class MergeModel(HubDb db, MergeActors merge, DuplicateQueue queue, TellApart apart, IEnumerable<IMergedValues> others)
    : PageModel,
        ILoadsPage
{
    private const int MostFound = 20;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? With { get; set; }

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    /// <summary>Whose value each field keeps.</summary>
    // Named, so that a form without any is not read as if its other fields were these.
    [BindProperty(Name = nameof(Take))]
    public Dictionary<string, Whose> Take { get; set; } = [];

    public Actor Kept { get; private set; } = null!;
    public Actor? Other { get; private set; }
    public DuplicatePair? Pair { get; private set; }
    public IReadOnlyList<MergeChoices.Field> Fields { get; private set; } = [];
    public IReadOnlyList<Actor> Found { get; private set; } = [];

    /// <summary>What tells those on the page apart.</summary>
    public IReadOnlyDictionary<Guid, string> Details { get; private set; } = new Dictionary<Guid, string>();

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Kept is null || (With is not null && Other is null) ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Kept is null || With is not { } with)
        {
            return NotFound();
        }

        var wasOpen = Pair?.State == PairState.ToReview;
        var values = Other is null ? null : MergeChoices.Choose(Kept, Other, Take);
        var done = await merge.ExecuteAsync(Id, with, values, cancellationToken);
        this.Say(
            "{0} and {1} are one now. Entries moved: {2}; there twice: {3}.",
            Kept.FullName,
            done.MergedName,
            done.Moved,
            done.Dropped
        );
        return wasOpen ? await NextAsync(cancellationToken) : Redirect(Links.Directory.Show(db.Here.Campaign.Slug, Id));
    }

    public async Task<IActionResult> OnPostDecideAsync(PairState decision, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Kept is null || Other is null)
        {
            return NotFound();
        }

        await queue.DecideAsync(Kept.Id, Other.Id, decision, cancellationToken);
        this.Say(DecisionWords.Of(decision));
        return await NextAsync(cancellationToken);
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var actors = db.Set<Actor>().AsNoTracking().Include(actor => actor.Contacts);
        Kept = (await actors.SingleOrDefaultAsync(actor => actor.Id == Id, cancellationToken))!;
        if (Kept is null)
        {
            return;
        }

        if (With is { } with && with != Id)
        {
            Other = await actors.SingleOrDefaultAsync(actor => actor.Id == with, cancellationToken);
            Pair = await queue.FindAsync(Id, with, cancellationToken);
            Fields = Other is null ? [] : await FieldsAsync(Kept, Other, cancellationToken);
        }
        else
        {
            var isPerson = Kept.Type == ActorKind.Person;
            Found = await db.Set<Actor>()
                .AsNoTracking()
                .Where(actor => actor.Id != Id && (actor.Type == ActorKind.Person) == isPerson)
                .Finding(string.IsNullOrWhiteSpace(Query) ? Kept.Name : Query)
                .OrderBy(actor => actor.FindText)
                .Take(MostFound)
                .ToListAsync(cancellationToken);
        }

        Details = await apart.ReadAsync([Id, .. Found.Append(Other).OfType<Actor>().Select(actor => actor.Id)], cancellationToken);
    }

    private async Task<IReadOnlyList<MergeChoices.Field>> FieldsAsync(Actor kept, Actor other, CancellationToken cancellationToken)
    {
        var fields = MergeChoices.Of(kept, other).ToList();
        foreach (var feature in others)
        {
            fields.AddRange(await feature.ReadAsync(kept.Id, other.Id, cancellationToken));
        }

        return fields;
    }

    // Down the queue without going back to the list.
    private async Task<IActionResult> NextAsync(CancellationToken cancellationToken)
    {
        var slug = db.Here.Campaign.Slug;
        return Redirect(
            await queue.NextAsync(cancellationToken) is { } next
                ? Links.Duplicates.Merge(slug, next.First.Id, next.Second.Id)
                : Links.Duplicates.Index(slug)
        );
    }
}
