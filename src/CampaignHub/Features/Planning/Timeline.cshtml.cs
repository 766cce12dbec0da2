using CampaignHub.Data;
using CampaignHub.Features.Planning.Linking;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Features.Planning.Views;
using CampaignHub.Planning;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

internal sealed class TimelineModel(HubDb db, CampaignPlan plan, SavePlanLink save) : PlanView(plan), ILoadsPage
{
    /// <summary>Also what was done long ago.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Whole { get; set; }

    /// <summary>What is drawn behind the bars.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Baseline { get; set; }

    public TimelineDrawing Drawing { get; private set; } = null!;
    public IReadOnlyList<PlanBaseline> Baselines { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <param name="from">The task before.</param>
    /// <param name="to">The task that waits.</param>
    /// <param name="type">The chart numbers the types as we do.</param>
    /// <param name="cancellationToken">Of the request.</param>
    public async Task<IActionResult> OnPostLinkAsync(Guid from, Guid to, LinkType type, CancellationToken cancellationToken)
    {
        var item = await db.Set<PlanItem>().Include(each => each.WaitsFor).SingleOrDefaultAsync(each => each.Id == to, cancellationToken);
        if (item is null || !ModelState.IsValid)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(item);
        await save.ExecuteAsync(item, new SavePlanLink.Input(from, type), cancellationToken);
        this.Say("The tasks are bound.");
        return Redirect(Links.Planning.Timeline(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        ContentSecurity.AllowStyleAttributes(HttpContext);
        await ReadAsync(cancellationToken);
        Drawing = TimelineDrawing.Of(Plan, Filter, db.Here, Whole);
        Baselines = await db.Set<PlanBaseline>().AsNoTracking().OrderByDescending(each => each.Id).ToListAsync(cancellationToken);
    }
}
