using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

internal sealed class IndexModel(HubDb db, StakeholderList list, ActorProfile profiles, Here here) : PageModel
{
    public StakeholderFilter Filter { get; private set; } = new(null, null, null, null);
    public IReadOnlyList<Stakeholder> Stakeholders { get; private set; } = [];
    public IReadOnlyDictionary<Guid, string> Posts { get; private set; } = new Dictionary<Guid, string>();

    public async Task OnGetAsync(
        string? q,
        [FromQuery(Name = "class")] TargetClass? @class,
        Stance? stance,
        StakeholderOrder? order,
        CancellationToken cancellationToken
    )
    {
        // A value of the address that is no member of its list filters nothing.
        ModelState.Clear();
        Filter = new StakeholderFilter(q, @class, stance, order);
        Stakeholders = await list.ReadAsync(Filter, cancellationToken);
        Posts = await profiles.PostsOnAsync(here.Today, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(Guid[] chosen, TargetClass to, CancellationToken cancellationToken)
    {
        var stakeholders = await db.Set<Stakeholder>()
            .Include(each => each.Actor)
            .Where(each => chosen.Contains(each.Id))
            .ToListAsync(cancellationToken);
        var changed = stakeholders.Where(here.MayChange).ToList();
        changed.ForEach(each => each.Class = to);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} changed.", changed.Count);
        return Redirect(Links.Stakeholders.Index(here.Campaign.Slug));
    }
}
