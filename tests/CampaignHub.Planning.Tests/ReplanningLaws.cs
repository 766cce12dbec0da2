using CsCheck;

namespace CampaignHub.Planning.Tests;

/// <summary>What holds between a plan and the same plan changed.</summary>
public sealed class ReplanningLaws
{
    private const int Cases = 1000;

    [Fact]
    public void Anchors_moved_by_working_days_move_every_late_task_by_as_many()
    {
        Gen.Select(Plans.Held(Plans.Of(Plans.WorkingLag, Gen.Const(WorkCalendar.France()))), Gen.Int[-20, 20])
            .Where((plan, _) => plan.Anchors.All(anchor => plan.Calendar.IsWorkingDay(DateOnly.FromDateTime(anchor.At))))
            .Sample(
                (plan, days) =>
                {
                    var before = Schedule.Compute(plan).Tasks;
                    var moved = Move(
                        plan,
                        at => plan.Calendar.AddWorkingDays(DateOnly.FromDateTime(at), days).ToDateTime(TimeOnly.FromDateTime(at))
                    );
                    var after = Schedule.Compute(moved).Tasks;

                    var expected = TimeSpan.FromMinutes(days * plan.Calendar.MinutesPerDay);
                    Assert.All(
                        before.Zip(after),
                        pair => Assert.Equal(expected, plan.Calendar.WorkBetween(pair.First.LateStart, pair.Second.LateStart))
                    );
                },
                iter: Cases
            );
    }

    [Fact]
    public void Adding_a_link_never_makes_a_late_date_later() => AddLinks(Plans.Any, Plans.AnyLag, isByTheClock: true);

    [Fact]
    public void Nor_does_one_to_a_milestone_where_lags_are_worked() => AddLinks(Plans.Working, Plans.WorkingLag, isByTheClock: false);

    private static void AddLinks(Gen<PlanInput> plans, Gen<Lag> lag, bool isByTheClock)
    {
        Gen.Select(Plans.Held(plans), Gen.Int[0, 9], Gen.Int[0, 9], Gen.Select(Gen.Enum<LinkType>(), lag))
            .Sample(
                (plan, a, b, link) =>
                {
                    var (from, to) = (Math.Min(a, b) % plan.Tasks.Count, Math.Max(a, b) % plan.Tasks.Count);
                    // A milestone that begins to follow work lets clock lags run from the evening instead of the next morning.
                    if (from >= to || (isByTheClock && plan.Tasks[to].Duration.Amount == 0))
                    {
                        return;
                    }

                    var more = plan with { Links = [.. plan.Links, new PlanLink($"T{from}", $"T{to}", link.Item1, link.Item2)] };
                    Assert.All(
                        Schedule.Compute(plan).Tasks.Zip(Schedule.Compute(more).Tasks),
                        pair =>
                            Assert.True(
                                plan.Calendar.WorkBetween(pair.Second.LateStart, pair.First.LateStart) >= TimeSpan.Zero,
                                pair.First.Id
                            )
                    );
                },
                iter: Cases
            );
    }

    /// <summary>
    /// Work done after a date is counted from it, and a holiday there rightly defers what it bounds. So it is with leads, and with work
    /// that has only to start before something.
    /// </summary>
    [Fact]
    public void Adding_a_holiday_never_makes_a_late_date_later()
    {
        var plans = Plans
            .Held(Plans.Working)
            .Select(plan =>
            {
                var milestones = plan.Tasks.Where(task => task.Duration == WorkDuration.Zero).Select(task => task.Id).ToHashSet();
                var links = plan.Links.Where(link =>
                    link.Lag.Amount >= 0
                    && (link.Type is LinkType.FinishToStart or LinkType.FinishToFinish || milestones.Contains(link.From))
                );
                return plan with { Links = [.. links, .. plan.Tasks.Select(task => new PlanLink(task.Id, "A0"))] };
            });
        Gen.Select(plans, Plans.Date)
            .Sample(
                (plan, date) =>
                {
                    var more = plan with { Calendar = plan.Calendar.With([DatedHours.Closed(date)]) };

                    Assert.All(
                        Schedule.Compute(plan).Tasks.Zip(Schedule.Compute(more).Tasks).Zip(plan.Tasks),
                        pair =>
                            Assert.True(more.Calendar.WorkBetween(pair.First.Second.LateStart, pair.First.First.LateStart) >= TimeSpan.Zero)
                    );
                },
                iter: Cases
            );
    }

    [Fact]
    public void Reversing_time_and_every_link_turns_late_dates_into_early_ones()
    {
        Plans
            .Held(Plans.Working)
            .Where(plan => plan.Anchors.All(anchor => anchor.At.TimeOfDay > TimeSpan.Zero))
            // The last anchor caps what only has to start before another task; the start has no such power over early dates.
            .Where(plan => Schedule.Compute(plan).Tasks.All(task => task.LateDriver is not null))
            .Sample(
                plan =>
                {
                    var mirrored = Mirror.Reverse(plan);

                    foreach (var (task, reversed) in Schedule.Compute(plan).Tasks.Zip(Schedule.Compute(mirrored).Tasks))
                    {
                        var expected = Mirror.Reverse(task.LateStart);
                        Assert.True(
                            mirrored.Calendar.WorkBetween(expected, reversed.EarlyFinish) == TimeSpan.Zero,
                            $"{task.Id}: {task.LateStart} mirrored {expected}, got {reversed.EarlyFinish}"
                        );
                    }
                },
                iter: Cases
            );
    }

    [Fact]
    public void The_order_in_which_tasks_and_links_are_told_decides_no_date()
    {
        Plans.Any.Sample(
            plan =>
            {
                var turned = plan with { Tasks = [.. plan.Tasks.Reverse()], Links = [.. plan.Links.Reverse()] };

                Assert.Equal(Dates(plan), Dates(turned));
            },
            iter: 5 * Cases
        );

        static IEnumerable<(string, DateTime, DateTime, DateTime, DateTime)> Dates(PlanInput plan) =>
            Schedule
                .Compute(plan)
                .Tasks.Select(task => (task.Id, task.EarlyStart, task.LateFinish, task.Start, task.Finish))
                .OrderBy(task => task.Id, StringComparer.Ordinal);
    }

    private static PlanInput Move(PlanInput plan, Func<DateTime, DateTime> move) =>
        plan with
        {
            Anchors = [.. plan.Anchors.Select(anchor => anchor with { At = move(anchor.At) })],
        };
}
