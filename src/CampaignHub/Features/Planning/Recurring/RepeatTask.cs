using CampaignHub.Data;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Recurring;

/// <summary>Puts every time of a recurring task into the plan, and ends one without losing what is done.</summary>
internal sealed class RepeatTask(HubDb db, SavePlanItem save)
{
    /// <param name="Task">Each time, but for its day.</param>
    internal sealed record Input(SavePlanItem.Input Task, RepeatEvery Every, int Interval, DateOnly First, DateOnly Until);

    public async Task<PlanSeries> ExecuteAsync(Input input, CancellationToken cancellationToken)
    {
        var series = new PlanSeries
        {
            Title = input.Task.Title.Trim(),
            Every = Enum.IsDefined(input.Every)
                ? input.Every
                : throw new RefusedException("A recurring task comes every week or every month."),
            Interval = input.Interval,
            First = input.First,
            Until = input.Until,
        };
        var times = series.Times();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Add(series);
        foreach (var day in times)
        {
            await save.ExecuteAsync(item: null, input.Task with { DueOn = day, SeriesId = series.Id }, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return series;
    }

    /// <summary>What is not begun and due after the day goes into the trash.</summary>
    public async Task EndAsync(PlanSeries series, DateOnly last, CancellationToken cancellationToken)
    {
        series.End(last);
        var left = await db.Set<PlanItem>()
            .Where(item => item.SeriesId == series.Id && item.State == PlanState.NotStarted && item.DueOn > last)
            .ToListAsync(cancellationToken);
        left.ForEach(item => item.Trash(db.Here.Now));
        await db.SaveChangesAsync(cancellationToken);
    }
}
