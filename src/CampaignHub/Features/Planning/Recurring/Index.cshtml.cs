using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Recurring;

internal sealed class IndexModel(HubDb db, RepeatTask repeat, CampaignMembers members) : PageModel, ILoadsPage
{
    internal sealed record Row(PlanSeries Series, int Done, int Open);

    internal sealed record Typed(
        string? Title,
        RepeatEvery Every,
        int Interval,
        DateOnly? First,
        DateOnly? Until,
        double Days,
        Guid? Owner,
        string? Phase
    );

    public IReadOnlyList<Row> Rows { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> People { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync([FromForm] Typed typed, CancellationToken cancellationToken)
    {
        var task = new SavePlanItem.Input
        {
            Title = typed.Title ?? "",
            DurationDays = typed.Days,
            OwnerId = typed.Owner,
            Phase = typed.Phase ?? "",
        };
        var first = typed.First ?? DateOnly.MinValue;
        var series = await repeat.ExecuteAsync(
            new(task, typed.Every, typed.Interval, first, typed.Until ?? DateOnly.MinValue),
            cancellationToken
        );
        this.Say("{0} is in the plan.", series.Title);
        return Redirect(Links.Planning.Series(db.Here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostEndAsync(Guid id, DateOnly? last, CancellationToken cancellationToken)
    {
        if (await db.Set<PlanSeries>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } series)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(series);
        await repeat.EndAsync(series, last ?? db.Here.Today, cancellationToken);
        this.Say("{0} comes no more; what is done stays.", series.Title);
        return Redirect(Links.Planning.Series(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var series = await db.Set<PlanSeries>().AsNoTracking().OrderBy(each => each.First).ToListAsync(cancellationToken);
        var times = await db.Set<PlanItem>()
            .Where(item => item.SeriesId != null)
            .Select(item => new { Series = item.SeriesId!.Value, IsDone = item.State == PlanState.Done })
            .ToListAsync(cancellationToken);
        var counts = times.ToLookup(time => time.Series);
        Rows =
        [
            .. series.Select(each => new Row(
                each,
                counts[each.Id].Count(time => time.IsDone),
                counts[each.Id].Count(time => !time.IsDone)
            )),
        ];
        People = await members.ListAsync(cancellationToken);
    }
}
