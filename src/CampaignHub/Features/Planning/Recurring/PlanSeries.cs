using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Recurring;

internal enum RepeatEvery
{
    Week,
    Month,
}

/// <summary>A task that comes again every few weeks or months; each time is a task of its own with the day it is due.</summary>
internal sealed class PlanSeries : CampaignRecord
{
    public const int MostTimes = 200;
    public const int LargestInterval = 52;

    public required string Title { get; init; }
    public required RepeatEvery Every { get; init; }

    /// <summary>1 is each week or month, 2 every other.</summary>
    public required int Interval { get; init; }
    public required DateOnly First { get; init; }

    /// <summary>The last day on which it may be due; earlier once it was ended.</summary>
    public required DateOnly Until { get; set; }
    public bool IsEnded { get; private set; }

    public void End(DateOnly last) => (Until, IsEnded) = (last < Until ? last : Until, true);

    /// <summary>On which days it is due. The 31st is the last day of a shorter month.</summary>
    public IReadOnlyList<DateOnly> Times()
    {
        PlanDays.Check(First, Until);
        if (Interval is < 1 or > LargestInterval || Until < First)
        {
            throw new RefusedException("A recurring task comes every 1 to {0} weeks or months, and ends after it begins.", LargestInterval);
        }

        var times = Enumerable.Range(0, MostTimes + 1).Select(Time).TakeWhile(day => day <= Until).ToList();
        return times.Count <= MostTimes
            ? times
            : throw new RefusedException("A recurring task comes at most {0} times: choose an earlier end.", MostTimes);
    }

    private DateOnly Time(int count) => Every == RepeatEvery.Week ? First.AddDays(7 * Interval * count) : First.AddMonths(Interval * count);

    internal sealed class Mapping : IEntityTypeConfiguration<PlanSeries>
    {
        public void Configure(EntityTypeBuilder<PlanSeries> builder)
        {
            builder.ToTable("plan_series");
            builder.Property(series => series.Title).HasMaxLength(PlanItem.TitleMaxLength);
        }
    }
}
