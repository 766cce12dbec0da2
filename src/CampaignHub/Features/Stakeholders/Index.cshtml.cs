using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

internal sealed class IndexModel(HubDb db, StakeholderList list, ActorProfile profiles, Here here) : PageModel, ILoadsPage
{
    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "class")]
    public TargetClass? Class { get; set; }

    [FromQuery(Name = "stance")]
    public Stance? Stance { get; set; }

    [FromQuery(Name = "order")]
    public StakeholderOrder? Order { get; set; }

    [FromQuery(Name = "page")]
    public int? PageNumber { get; set; }

    /// <summary>The query of the list, for a file that also holds what is sensitive.</summary>
    public QueryString Sensitive => Request.QueryString.Add("sensitive", "true");

    public StakeholderFilter Filter => new(Query, Class, Stance, Order);
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
        return Redirect(Links.Stakeholders.Index(here.Campaign.Slug) + Request.QueryString);
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        List = await list.ReadAsync(Filter, PageNumber ?? 1, cancellationToken);
        Posts = await profiles.PostsOnAsync([.. List.Stakeholders.Select(each => each.ActorId)], here.Today, cancellationToken);
    }
}
