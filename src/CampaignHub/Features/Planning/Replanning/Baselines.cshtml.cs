using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>Baselines beside the plan of today, task by task.</summary>
internal sealed class BaselinesModel(HubDb db, CampaignPlan plan) : PageModel, ILoadsPage
{
    internal sealed record Row(Guid Id, string Title, IReadOnlyList<PlanBaseline.Dates?> Kept, CampaignPlan.Line? Now)
    {
        /// <summary>It ended on another day in one of the baselines.</summary>
        public bool HasSlipped => Now is { } now && Kept.Any(kept => kept is not null && kept.Finish != now.Finish);
    }

    /// <summary>Those that are compared; none chosen is the newest.</summary>
    [BindProperty(SupportsGet = true, Name = "with")]
    public List<Guid> With { get; set; } = [];

    public IReadOnlyList<PlanBaseline> All { get; private set; } = [];
    public IReadOnlyList<PlanBaseline> Chosen { get; private set; } = [];

    /// <summary>What has slipped comes first, each part in the order of time.</summary>
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? name, CancellationToken cancellationToken)
    {
        var baseline = PlanBaseline.Of(name, await plan.ReadAsync(cancellationToken));
        db.Add(baseline);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("The dates of today are kept as {0}.", baseline.Name);
        return Redirect(Links.Planning.Baselines(db.Here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostRemovalAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<PlanBaseline>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } baseline)
        {
            return NotFound();
        }

        baseline.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        return Redirect(Links.Planning.Baselines(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        All = await db.Set<PlanBaseline>().AsNoTracking().OrderByDescending(each => each.Id).ToListAsync(cancellationToken);
        Chosen = With.Count == 0 ? [.. All.Take(1)] : [.. All.Where(each => With.Contains(each.Id)).Reverse()];
        var lines = (await plan.ReadAsync(cancellationToken)).Lines.Where(line => line.IsDated).ToDictionary(line => line.Item.Id);
        var kept = Chosen.Select(each => each.Tasks.ToDictionary(task => task.Id)).ToList();
        Rows =
        [
            .. lines
                .Keys.Concat(kept.SelectMany(each => each.Keys))
                .Distinct()
                .Select(id => new Row(
                    id,
                    lines.GetValueOrDefault(id)?.Item.Title
                        ?? kept.Select(each => each.GetValueOrDefault(id)?.Title).First(title => title is not null)!,
                    [.. kept.Select(each => each.GetValueOrDefault(id))],
                    lines.GetValueOrDefault(id)
                ))
                .OrderByDescending(row => row.HasSlipped),
        ];
    }
}
