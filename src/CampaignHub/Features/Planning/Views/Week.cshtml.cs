using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Views;

internal sealed class WeekModel(CampaignPlan plan, HubDb db, TickPlanItem tick) : PlanView(plan)
{
    /// <summary>What somebody has to do on a day: what begins, ends or goes on.</summary>
    internal sealed record Day(DateOnly Date, IReadOnlyList<Anchor> Anchors, IReadOnlyList<CampaignPlan.Line> Lines);

    public DateOnly Monday { get; private set; }
    public IReadOnlyList<CampaignPlan.Line> Late { get; private set; } = [];
    public IReadOnlyList<Day> Shown { get; private set; } = [];

    public async Task OnGetAsync([FromQuery] string? week, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var here = db.Here;
        Monday = MonthGrid.Monday(
            DateOnly.TryParseExact(week, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked)
            && asked.Year is >= 1950 and < 2100
                ? asked
                : here.Today
        );
        // One's own, unless somebody else's are asked for.
        var mine = Filter.Owner is null ? Filter with { Owner = here.User?.Id } : Filter;
        var lines = mine.Among(Plan.Lines, here.User?.Id, PlanShow.Everything).Where(line => line.IsDated).ToList();
        Late = lines.FindAll(line => line.IsLate);
        Shown =
        [
            .. Enumerable
                .Range(0, 7)
                .Select(Monday.AddDays)
                .Select(day => new Day(
                    day,
                    [.. Plan.Anchors.Where(anchor => anchor.Day == day)],
                    lines.FindAll(line => !line.IsLate && line.Start <= day && line.Finish >= day)
                ))
                .Where(day =>
                    day.Date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) || day.Lines.Count + day.Anchors.Count > 0
                ),
        ];
    }

    public async Task<IActionResult> OnPostTickAsync(Guid id, bool done, CancellationToken cancellationToken)
    {
        if (await db.Set<PlanItem>().SingleOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } item)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(item);
        await tick.ExecuteAsync(item, done, cancellationToken);
        this.Say(item.IsDone ? "Done: {0}" : "Open again: {0}", item.Title);
        return Redirect(Links.Planning.Week(db.Here.Campaign.Slug) + Request.QueryString);
    }
}
