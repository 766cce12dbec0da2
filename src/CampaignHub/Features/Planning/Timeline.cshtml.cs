using CampaignHub.Data;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Features.Planning.Views;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

internal sealed class TimelineModel(HubDb db, CampaignPlan plan) : PlanView(plan)
{
    /// <summary>Also what was done long ago.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Whole { get; set; }

    /// <summary>What is drawn behind the bars.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Baseline { get; set; }

    public TimelineDrawing Drawing { get; private set; } = null!;
    public IReadOnlyList<PlanBaseline> Baselines { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ContentSecurity.AllowStyleAttributes(HttpContext);
        await ReadAsync(cancellationToken);
        Drawing = TimelineDrawing.Of(Plan, Filter, db.Here, Whole);
        Baselines = await db.Set<PlanBaseline>().AsNoTracking().OrderByDescending(each => each.Id).ToListAsync(cancellationToken);
    }
}
