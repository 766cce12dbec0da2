using CsCheck;

namespace CampaignHub.Planning.Tests;

/// <summary>Random calendars and plans for the laws.</summary>
internal static class Plans
{
    private static readonly DateOnly Middle = new(2026, 1, 1);

    private static readonly IReadOnlyList<WorkPeriod>[] Days =
    [
        [],
        [new(new(9, 0), new(12, 0)), new(new(13, 0), new(18, 0))],
        [new(new(8, 30), new(12, 0))],
        [new(new(20, 0), TimeOnly.MinValue)],
    ];

    /// <summary>Calendars cost more to build than plans, so they are drawn from a pool, the same in every run for seeds to reproduce a case.</summary>
    private static readonly WorkCalendar[] Pool = AnyCalendar.Array[60].Single(_ => true, "0N0XIzNsQ0O2");

    public static readonly Gen<WorkCalendar> Calendar = Gen.Int[0, Pool.Length - 1].Select(index => Pool[index]);

    /// <summary>A week with at least a worked Tuesday and some days of other hours.</summary>
    private static Gen<WorkCalendar> AnyCalendar =>
        from kinds in Gen.Int[0, Days.Length - 1].Array[7]
        from tuesday in Gen.Int[1, Days.Length - 1]
        from dated in Gen.Select(Gen.Int[-200, 200], Gen.Int[0, Days.Length - 1]).Array[0, 30]
        select new WorkCalendar(
            Enum.GetValues<DayOfWeek>()
                .Aggregate(
                    WeeklyHours.Of([], []),
                    (week, day) => week.With(day, Days[day == DayOfWeek.Tuesday ? tuesday : kinds[(int)day]])
                ),
            dated.Select(entry => new DatedHours(Middle.AddDays(entry.Item1), "", Days[entry.Item2]))
        );

    public static readonly Gen<DateTime> Instant = Gen.Int[-150 * 1440, 150 * 1440]
        .Select(minutes => Middle.ToDateTime(TimeOnly.MinValue).AddMinutes(minutes));

    public static readonly Gen<DateOnly> Date = Gen.Int[-150, 150].Select(Middle.AddDays);

    public static readonly Gen<Lag> WorkingLag = Gen.OneOf(
        Gen.Const(Lag.None),
        Gen.Int[-5, 5].Select(days => Lag.WorkingDays(days)),
        Gen.Int[-20, 20].Select(hours => Lag.WorkingHours(hours / 2.0)),
        Gen.Int[0, 150].Select(percent => Lag.Percent(percent))
    );

    public static readonly Gen<Lag> AnyLag = Gen.OneOf(
        WorkingLag,
        Gen.Int[-6, 6].Select(days => Lag.ElapsedDays(days)),
        Gen.Int[-60, 60].Select(hours => Lag.ElapsedHours(hours))
    );

    public static readonly Gen<WorkDuration> Duration = Gen.OneOf(
        Gen.Const(WorkDuration.Zero),
        Gen.Int[0, 5].Select(days => WorkDuration.Days(days)),
        Gen.Int[0, 30].Select(hours => WorkDuration.Hours(hours / 2.0))
    );

    private static readonly Gen<LinkType> Type = Gen.Enum<LinkType>();

    /// <summary>A plan without cycle on one calendar, with up to three anchors, each linked from or to tasks.</summary>
    public static readonly Gen<PlanInput> Any = Of(AnyLag, Calendar);

    /// <summary>The same with working lags only.</summary>
    public static readonly Gen<PlanInput> Working = Of(WorkingLag, Calendar);

    public static Gen<PlanInput> Of(Gen<Lag> lag, Gen<WorkCalendar> calendars) =>
        from calendar in calendars
        from tasks in Gen.Select(Duration, Gen.Int[0, 3]).Array[1, 10]
        from anchors in Instant.Array[1, 3]
        from inner in Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Type, lag).Array[0, 15]
        from outer in Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2], Gen.Bool, Gen.Select(Type, lag)).Array[1, 4]
        select new PlanInput
        {
            Today = Middle,
            Calendar = calendar,
            Tasks =
            [
                .. tasks.Select(
                    (task, i) =>
                        new PlanTask
                        {
                            Id = $"T{i}",
                            Duration = task.Item1,
                            BufferDays = task.Item2 == 3 ? 1 : 0,
                        }
                ),
            ],
            Anchors = [.. anchors.Select((at, i) => new PlanAnchor($"A{i}", at))],
            Links =
            [
                .. from link in inner
                let a = Math.Min(link.Item1, link.Item2) % tasks.Length
                let b = Math.Max(link.Item1, link.Item2) % tasks.Length
                where a < b
                select new PlanLink($"T{a}", $"T{b}", link.Item3, link.Item4),
                .. from link in outer
                let task = $"T{link.Item1 % tasks.Length}"
                let anchor = $"A{link.Item2 % anchors.Length}"
                select new PlanLink(link.Item3 ? task : anchor, link.Item3 ? anchor : task, link.Item4.Item1, link.Item4.Item2),
            ],
        };

    /// <summary>The plan with one more link from every task that nothing follows to an anchor, and none from an anchor.</summary>
    public static Gen<PlanInput> Held(Gen<PlanInput> plans) =>
        plans.Select(plan =>
        {
            var anchors = plan.Anchors.Select(anchor => anchor.Id).ToHashSet();
            var links = plan.Links.Where(link => !anchors.Contains(link.From)).ToList();
            var loose = plan.Tasks.Where(task => links.TrueForAll(link => link.From != task.Id));
            return plan with { Links = [.. links, .. loose.Select((task, i) => new PlanLink(task.Id, $"A{i % anchors.Count}"))] };
        });
}
