using CampaignHub.Data;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

internal sealed class IndexModel(HubDb db, ActorProfile profile, TagActor tags, Here here) : PageModel
{
    private const int PageSize = 50;

    // Found by a post or a tag beside those found by name.
    private const int MostHolders = 200;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public ActorKind? Type { get; set; }

    [BindProperty(SupportsGet = true, Name = "tag")]
    public string? Tag { get; set; }

    [BindProperty(SupportsGet = true), FromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    public bool IsFiltered => Type is not null || !string.IsNullOrWhiteSpace(Tag) || !string.IsNullOrWhiteSpace(Query);
    public IReadOnlyList<Actor> Actors { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Posts { get; private set; } = new Dictionary<Guid, string>();
    public IReadOnlyList<string> Tags { get; private set; } = [];
    public int Total { get; private set; }
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var actors = await FoundAsync(cancellationToken);
        if (Type is { } type)
        {
            actors = actors.Where(actor => actor.Type == type);
        }

        if (!string.IsNullOrWhiteSpace(Tag))
        {
            var key = Normal.Of(Tag);
            actors = actors.Where(actor => db.Set<ActorTag>().Any(tag => tag.ActorId == actor.Id && tag.FindText == key));
        }

        Tags = await tags.KnownAsync(cancellationToken);
        Total = await actors.CountAsync(cancellationToken);
        Pager = new Pager(PageNumber ?? 1, Total, PageSize);
        // The page by the index alone, then its rows: a late page costs no more reading of rows than the first.
        var ids = await actors
            .OrderBy(actor => actor.FindText)
            .ThenBy(actor => actor.Id)
            .Select(actor => actor.Id)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        Actors = await db.Set<Actor>()
            .AsNoTracking()
            .Where(actor => ids.Contains(actor.Id))
            .OrderBy(actor => actor.FindText)
            .ThenBy(actor => actor.Id)
            .ToListAsync(cancellationToken);
        Posts = await profile.PostsOnAsync(ids, here.Today, cancellationToken);
    }

    // By their own words, people by the title of a post that they hold today, and whoever bears a tag of these words.
    private async Task<IQueryable<Actor>> FoundAsync(CancellationToken cancellationToken)
    {
        var found = db.Set<Actor>().AsNoTracking().Finding(Query);
        var words = Normal.Words(Query);
        if (words.Length == 0)
        {
            return found;
        }

        var today = here.Today;
        var posts = words.Aggregate(
            db.SearchEntries.Where(entry => entry.Kind == Post.Kind),
            (named, word) => named.Where(entry => entry.TitleWords.Contains(word))
        );
        var holders = await db.Set<Mandate>()
            .Where(mandate => (mandate.From == null || mandate.From <= today) && (mandate.Until == null || mandate.Until >= today))
            .Where(mandate => posts.Any(entry => entry.Id == mandate.PostId))
            .OrderBy(mandate => mandate.Id)
            .Select(mandate => mandate.PersonId)
            .Take(MostHolders)
            .ToListAsync(cancellationToken);
        holders.AddRange(
            await db.Set<ActorTag>()
                .Finding(Query)
                .OrderBy(tag => tag.Id)
                .Select(tag => tag.ActorId)
                .Take(MostHolders)
                .ToListAsync(cancellationToken)
        );
        if (holders.Count == 0)
        {
            return found;
        }

        var ids = found.Select(actor => actor.Id);
        return db.Set<Actor>().AsNoTracking().Where(actor => holders.Contains(actor.Id) || ids.Contains(actor.Id));
    }
}
