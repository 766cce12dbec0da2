using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

internal sealed class IndexModel(HubDb db, StakeholderList list, ActorProfile profiles, TraitShelf shelf, Here here) : PageModel, ILoadsPage
{
    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "class")]
    public TargetClass? Class { get; set; }

    [FromQuery(Name = "stance")]
    public Stance? Stance { get; set; }

    [FromQuery(Name = "order")]
    public StakeholderOrder? Order { get; set; }

    [FromQuery(Name = "tag")]
    public string? Tag { get; set; }

    [FromQuery(Name = "choice")]
    public string[] Choices { get; set; } = [];

    /// <summary>Fields that stand as columns; without the key in the address, those that are columns unless told.</summary>
    [FromQuery(Name = "column")]
    public string[] Columns { get; set; } = [];

    [FromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    /// <summary>The query of the list, for a file that also holds what is sensitive.</summary>
    public QueryString Sensitive => Request.QueryString.Add("sensitive", "true");

    public StakeholderFilter Filter => new(Query, Class, Stance, Order, Tag, Choices);
    public Traits Traits { get; private set; } = null!;
    public IReadOnlyList<(string Text, int Count)> Tags { get; private set; } = [];

    public IReadOnlyList<CustomField> Shown =>
        [
            .. Traits.Fields.Where(each =>
                Request.Query.ContainsKey("column") ? Columns.Contains($"{each.Id}", StringComparer.Ordinal) : each.IsColumn
            ),
        ];

    public StakeholderList.Page List { get; private set; } = null!;
    public IReadOnlyDictionary<Guid, string> Posts { get; private set; } = new Dictionary<Guid, string>();

    public Task OnGetAsync(CancellationToken cancellationToken)
    {
        // A value of the address that is no member of its list filters nothing.
        ModelState.Clear();
        return LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(Guid[] chosen, TargetClass to, CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || chosen.Length == 0)
        {
            throw new RefusedException("Choose at least one stakeholder, and the class to give.");
        }

        var stakeholders = await db.Set<Stakeholder>().Where(each => chosen.Contains(each.Id)).ToListAsync(cancellationToken);
        var changed = stakeholders.Where(here.MayChange).ToList();
        changed.ForEach(each => each.Class = to);
        await db.SaveChangesAsync(cancellationToken);
        this.Say(
            changed.Count < stakeholders.Count ? "{0} changed; the others were entered by somebody else." : "{0} changed.",
            changed.Count
        );
        return Redirect(Links.Stakeholders.Index(here.Campaign.Slug) + Kept());
    }

    /// <summary>Gives the chosen ones tags, or takes these off them.</summary>
    public async Task<IActionResult> OnPostTagsAsync(Guid[] chosen, string? tags, [FromQuery] bool off, CancellationToken cancellationToken)
    {
        var typed = ActorTag.Read(tags);
        if (!ModelState.IsValid || chosen.Length == 0 || typed.Count == 0)
        {
            throw new RefusedException("Choose at least one stakeholder, and say which tag.");
        }

        var stakeholders = await db.Set<Stakeholder>().Where(each => chosen.Contains(each.Id)).ToListAsync(cancellationToken);
        var mine = stakeholders.Where(here.MayChange).ToList();
        var traits = await shelf.ReadAsync(mine.ConvertAll(each => each.Id), cancellationToken);
        var changed = mine.Count(each =>
            typed.Select(tag => off ? traits.Untag(each, tag) : traits.Tag(each, tag)).ToList().Contains(item: true)
        );
        await db.SaveChangesAsync(cancellationToken);
        this.Say(mine.Count < stakeholders.Count ? "{0} changed; the others were entered by somebody else." : "{0} changed.", changed);
        return Redirect(Links.Stakeholders.Index(here.Campaign.Slug) + Kept());
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        List = await list.ReadAsync(Filter, PageNumber ?? 1, cancellationToken);
        Traits = await shelf.ReadAsync([.. List.Stakeholders.Select(each => each.Id)], cancellationToken);
        Tags = await shelf.TagsAsync(cancellationToken);
        Posts = await profiles.PostsOnAsync([.. List.Stakeholders.Select(each => each.ActorId)], here.Today, cancellationToken);
    }

    // Back to the same list, without what only said which button it was.
    private QueryString Kept() => QueryString.Create(Request.Query.Where(pair => pair.Key is not ("handler" or "off")));
}
