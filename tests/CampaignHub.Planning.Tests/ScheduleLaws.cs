using CsCheck;

namespace CampaignHub.Planning.Tests;

/// <summary>What holds of every plan. Positions are compared by the work before them: Friday 18:00 and Monday 9:00 are the same.</summary>
public sealed class ScheduleLaws
{
    private const int Cases = 1000;

    [Fact]
    public void Forward_and_backward_are_adjoint_over_any_link_between_any_two_calendars()
    {
        Gen.Select(
                Gen.Select(Plans.Calendar, Plans.Calendar),
                Gen.Select(Plans.Duration, Plans.Duration),
                Gen.Select(Gen.Enum<LinkType>(), Plans.AnyLag),
                Gen.Select(Gen.Int[300_000, 310_000], Gen.Int[-3000, 3000])
            )
            .Sample(
                (calendars, durations, link, at) =>
                {
                    var network = NetworkBuilder.Build(
                        new PlanInput
                        {
                            Today = new(2026, 1, 1),
                            Tasks =
                            [
                                new()
                                {
                                    Id = "i",
                                    Duration = durations.Item1,
                                    Calendar = calendars.Item1,
                                },
                                new()
                                {
                                    Id = "j",
                                    Duration = durations.Item2,
                                    Calendar = calendars.Item2,
                                },
                            ],
                            Links = [new("i", "j", link.Item1, link.Item2)],
                        }
                    );
                    var arc = network.ArcsFrom(0)[0];
                    var x = (long)at.Item1;
                    var y = network.Forward(in arc, x) + at.Item2;

                    Assert.Equal(network.Forward(in arc, x) <= y, x <= network.Backward(in arc, y));
                    Assert.True(network.Forward(in arc, network.Backward(in arc, y)) <= y);
                    Assert.True(network.Backward(in arc, network.Forward(in arc, x)) >= x);
                },
                iter: 5 * Cases
            );
    }

    [Fact]
    public void Early_and_late_dates_keep_every_working_link()
    {
        Plans.Working.Sample(
            plan =>
            {
                var tasks = Compute(plan);
                foreach (var link in plan.Links.Where(link => tasks.ContainsKey(link.From) && tasks.ContainsKey(link.To)))
                {
                    var (from, to) = (tasks[link.From], tasks[link.To]);
                    Assert.True(
                        Gap(plan, link, (from.EarlyStart, from.EarlyFinish), (to.EarlyStart, to.EarlyFinish)) >= 0,
                        $"early {link}"
                    );
                    Assert.True(Gap(plan, link, (from.LateStart, from.LateFinish), (to.LateStart, to.LateFinish)) >= 0, $"late {link}");
                }
            },
            iter: Cases
        );
    }

    [Fact]
    public void Proposed_dates_keep_every_link_and_lie_between_early_and_late_when_the_plan_fits()
    {
        Plans
            .Working.SelectMany(plan =>
                Gen.Enum<Placement>()
                    .Array[plan.Tasks.Count]
                    .Select(placements =>
                        plan with
                        {
                            Tasks = [.. plan.Tasks.Select((task, i) => task with { Placement = placements[i] })],
                        }
                    )
            )
            .Where(plan => Schedule.Compute(plan).Tasks.All(task => task.TotalSlackDays >= 0))
            .Sample(
                plan =>
                {
                    var tasks = Compute(plan);
                    foreach (var link in plan.Links.Where(link => tasks.ContainsKey(link.From) && tasks.ContainsKey(link.To)))
                    {
                        var (from, to) = (tasks[link.From], tasks[link.To]);
                        Assert.True(Gap(plan, link, (from.Start, from.Finish), (to.Start, to.Finish)) >= 0, $"proposed {link}");
                    }

                    Assert.All(
                        tasks.Values,
                        task =>
                        {
                            Assert.True(plan.Calendar.WorkBetween(task.EarlyStart, task.Start) >= TimeSpan.Zero, $"early {task.Id}");
                            Assert.True(plan.Calendar.WorkBetween(task.Start, task.LateStart) >= TimeSpan.Zero, $"late {task.Id}");
                        }
                    );
                },
                iter: Cases
            );
    }

    [Fact]
    public void A_task_takes_its_duration_and_slack_is_the_work_between_early_and_late()
    {
        Plans.Any.Sample(
            plan =>
                Assert.All(
                    Schedule.Compute(plan).Tasks.Zip(plan.Tasks),
                    pair =>
                    {
                        var (task, input) = pair;
                        var work = TimeSpan.FromMinutes(input.Duration.Minutes(plan.Calendar));
                        Assert.Equal(work, plan.Calendar.WorkBetween(task.Start, task.Finish));
                        Assert.Equal(work, plan.Calendar.WorkBetween(task.EarlyStart, task.EarlyFinish));
                        Assert.Equal(work, plan.Calendar.WorkBetween(task.LateStart, task.LateFinish));
                        var slack = plan.Calendar.WorkBetween(task.EarlyStart, task.LateStart).TotalMinutes / plan.Calendar.MinutesPerDay;
                        Assert.Equal(slack, task.TotalSlackDays, 9);
                        Assert.Equal(slack <= 0, task.IsCritical);
                    }
                ),
            iter: Cases
        );
    }

    [Fact]
    public void Free_slack_is_never_more_than_total_slack()
    {
        Plans.Any.Sample(
            plan =>
                Assert.All(
                    Schedule.Compute(plan).Tasks,
                    task => Assert.True(task.FreeSlackDays <= task.TotalSlackDays + 1e-9 || task.TotalSlackDays < 0)
                ),
            iter: Cases
        );
    }

    [Fact]
    public void Early_and_late_dates_do_not_depend_on_the_direction_of_scheduling()
    {
        Plans.Any.Sample(
            plan =>
                Assert.Equal(
                    Schedule.Compute(plan).Tasks.Select(EarlyAndLate),
                    Schedule.Compute(plan with { ScheduleFrom = ScheduleFrom.Start }).Tasks.Select(EarlyAndLate)
                ),
            iter: Cases
        );

        static object EarlyAndLate(TaskSchedule task) => (task.EarlyStart, task.EarlyFinish, task.LateStart, task.LateFinish);
    }

    [Fact]
    public void Every_driver_is_tight()
    {
        Plans.Working.Sample(
            plan =>
            {
                var tasks = Compute(plan);
                foreach (var task in tasks.Values)
                {
                    if (task.LateDriver is { } late && tasks.TryGetValue(late.To, out var to))
                    {
                        Assert.Equal(0, Gap(plan, late, (task.LateStart, task.LateFinish), (to.LateStart, to.LateFinish)));
                    }

                    if (task.EarlyDriver is { } early && tasks.TryGetValue(early.From, out var from))
                    {
                        Assert.Equal(0, Gap(plan, early, (from.EarlyStart, from.EarlyFinish), (task.EarlyStart, task.EarlyFinish)));
                    }
                }
            },
            iter: Cases
        );
    }

    private static Dictionary<string, TaskSchedule> Compute(PlanInput plan) => Schedule.Compute(plan).Tasks.ToDictionary(task => task.Id);

    /// <summary>Working minutes by which the ends lie further apart than the link asks (scheduling table of link types, without the engine).</summary>
    private static double Gap(PlanInput plan, PlanLink link, (DateTime Start, DateTime Finish) from, (DateTime Start, DateTime Finish) to)
    {
        var duration = plan.Tasks.Single(task => task.Id == link.From).Duration;
        var minutes = duration.InDays ? duration.Amount * plan.Calendar.MinutesPerDay : duration.Amount * 60;
        var lag = link.Lag.Unit switch
        {
            LagUnit.WorkingDays => link.Lag.Amount * plan.Calendar.MinutesPerDay,
            LagUnit.WorkingHours => link.Lag.Amount * 60,
            LagUnit.Percent => Math.Round(link.Lag.Amount * minutes / 100, MidpointRounding.AwayFromZero),
            _ => throw new InvalidOperationException("Working lags only."),
        };
        var (left, entered) = link.Type switch
        {
            LinkType.FinishToStart => (from.Finish, to.Start),
            LinkType.StartToStart => (from.Start, to.Start),
            LinkType.FinishToFinish => (from.Finish, to.Finish),
            _ => (from.Start, to.Finish),
        };
        return plan.Calendar.WorkBetween(left, entered).TotalMinutes - lag;
    }
}
