using static CampaignHub.Planning.Tests.Iso;

namespace CampaignHub.Planning.Tests;

/// <summary>Dates that tasks bring themselves, counted by hand: June 2026 has no holiday and begins on a Monday.</summary>
public sealed class ConstraintTests
{
    // Two days of work between Monday 1 and Friday 12 June: early 1–2, late 11–12.
    [Theory]
    [InlineData(ConstraintType.StartNoEarlierThan, "2026-06-04", "2026-06-04", "2026-06-11")]
    [InlineData(ConstraintType.FinishNoEarlierThan, "2026-06-06", "2026-06-04", "2026-06-11")]
    [InlineData(ConstraintType.StartNoLaterThan, "2026-06-04", "2026-06-01", "2026-06-04")]
    [InlineData(ConstraintType.FinishNoLaterThan, "2026-06-06", "2026-06-01", "2026-06-04")]
    [InlineData(ConstraintType.MustStartOn, "2026-06-04", "2026-06-04", "2026-06-04")]
    [InlineData(ConstraintType.MustFinishOn, "2026-06-06", "2026-06-04", "2026-06-04")]
    public void Each_constraint_bounds_its_side(ConstraintType type, string at, string earlyStart, string lateStart)
    {
        var plan = Plan([Task("T", 2) with { Constraint = new(type, At(at)) }]);

        var task = Schedule.Compute(plan).Tasks[0];

        Assert.Equal(At(earlyStart + "T09:00"), task.EarlyStart);
        Assert.Equal(At(lateStart + "T09:00"), task.LateStart);
        Assert.Equal(task.LateStart, task.Start);
        Assert.Equal(task.EarlyStart, Schedule.Compute(plan with { ScheduleFrom = ScheduleFrom.Start }).Tasks[0].Start);
        Assert.Empty(Schedule.Compute(plan).Problems);
    }

    [Fact]
    public void A_constraint_presses_on_the_tasks_around_it()
    {
        var plan = Plan(
            [Task("before", 1), Task("T", 1) with { Constraint = new(ConstraintType.MustStartOn, At("2026-06-04")) }, Task("after", 1)],
            new PlanLink("before", "T"),
            new PlanLink("T", "after")
        );

        var tasks = Schedule.Compute(plan).Tasks;

        Assert.Equal(At("2026-06-03T18:00"), tasks[0].LateFinish);
        Assert.Equal(At("2026-06-05T09:00"), tasks[2].EarlyStart);
        Assert.Equal(2, tasks[0].TotalSlackDays);
        Assert.True(tasks[1].IsCritical);
    }

    [Fact]
    public void As_soon_and_as_late_as_possible_choose_between_the_dates()
    {
        var plan = Plan([
            Task("soon", 2) with
            {
                Placement = Placement.AsSoonAsPossible,
            },
            Task("late", 2) with
            {
                Placement = Placement.AsLateAsPossible,
            },
        ]);

        foreach (var direction in Enum.GetValues<ScheduleFrom>())
        {
            var tasks = Schedule.Compute(plan with { ScheduleFrom = direction }).Tasks;

            Assert.Equal(At("2026-06-01T09:00"), tasks[0].Start);
            Assert.Equal(At("2026-06-11T09:00"), tasks[1].Start);
        }
    }

    [Fact]
    public void A_fixed_date_that_comes_before_its_predecessor_can_end_yields_to_the_link_and_is_told()
    {
        var plan = Plan(
            [Task("write", 5), Task("send", 1) with { Constraint = new(ConstraintType.MustStartOn, At("2026-06-04")) }],
            new PlanLink("write", "send")
        );

        var result = Schedule.Compute(plan);

        Assert.Equal(At("2026-06-08T09:00"), result.Tasks[1].EarlyStart);
        var problem = Assert.Single(result.Problems);
        Assert.Equal(ProblemKind.HardDate, problem.Kind);
        Assert.Equal(["write", "send"], problem.Chain.Select(step => step.Id));
        Assert.Equal(2, problem.MissingWorkingDays);
    }

    [Fact]
    public void A_fixed_date_after_the_last_that_an_anchor_lets_is_told()
    {
        var plan = Plan(
            [Task("send", 2) with { Constraint = new(ConstraintType.StartNoEarlierThan, At("2026-06-10")) }],
            new PlanLink("send", "A")
        ) with
        {
            Anchors = [new PlanAnchor("A", Day("2026-06-10"))],
            Finish = null,
        };

        var problem = Assert.Single(Schedule.Compute(plan).Problems);

        Assert.Equal(ProblemKind.HardDate, problem.Kind);
        Assert.Equal(["send", "A"], problem.Chain.Select(step => step.Id));
        Assert.Equal(2, problem.MissingWorkingDays);
    }

    [Fact]
    public void A_deadline_enters_late_dates_and_slack_and_moves_nothing()
    {
        var plan = Plan([Task("write", 1), Task("send", 1) with { Deadline = At("2026-06-06") }], new PlanLink("write", "send"));

        var (with, without) = (
            Schedule.Compute(plan).Tasks,
            Schedule.Compute(plan with { Tasks = [plan.Tasks[0], plan.Tasks[1] with { Deadline = null }] }).Tasks
        );

        Assert.Equal(At("2026-06-05T18:00"), with[1].LateFinish);
        Assert.Equal(At("2026-06-04T18:00"), with[0].LateFinish);
        Assert.Equal(3, with[0].TotalSlackDays);
        Assert.Equal(without.Select(task => (task.Start, task.Finish)), with.Select(task => (task.Start, task.Finish)));
    }

    [Fact]
    public void A_deadline_that_the_proposed_dates_miss_is_told()
    {
        var plan = Plan([Task("send", 1) with { Deadline = At("2026-06-06") }]);

        var problem = Assert.Single(Schedule.Compute(plan).Problems);

        Assert.Equal(ProblemKind.DeadlineMissed, problem.Kind);
        Assert.Equal(5, problem.MissingWorkingDays);
    }

    [Fact]
    public void A_deadline_before_its_anchor_cannot_be_kept_and_is_told()
    {
        var plan = Plan([Task("reply", 1) with { Deadline = At("2026-06-06") }], new PlanLink("A", "reply")) with
        {
            Anchors = [new PlanAnchor("A", Day("2026-06-10"))],
            Finish = null,
        };

        var problem = Assert.Single(Schedule.Compute(plan).Problems);

        Assert.Equal(ProblemKind.DeadlineMissed, problem.Kind);
        Assert.Equal(["A", "reply"], problem.Chain.Select(step => step.Id));
        Assert.Equal(3, problem.MissingWorkingDays);
    }

    [Fact]
    public void Frozen_work_keeps_its_dates_and_the_rest_is_planned_around_it()
    {
        var plan = Plan(
            [
                Task("done", 1) with
                {
                    Frozen = new(At("2026-05-30T10:00"), At("2026-05-30T12:00"), Progress.Done),
                },
                Task("before", 1),
                Task("pinned", 9) with
                {
                    Frozen = new(At("2026-06-04T14:00"), At("2026-06-05T12:00")),
                },
                Task("after", 1),
            ],
            new PlanLink("before", "pinned"),
            new PlanLink("pinned", "after"),
            new PlanLink("after", "done")
        ) with
        {
            ScheduleFrom = ScheduleFrom.Start,
        };

        var result = Schedule.Compute(plan);

        Assert.Equal((At("2026-05-30T10:00"), At("2026-05-30T12:00")), (result.Tasks[0].Start, result.Tasks[0].Finish));
        Assert.Equal((At("2026-06-04T14:00"), At("2026-06-05T12:00")), (result.Tasks[2].Start, result.Tasks[2].Finish));
        Assert.Equal(At("2026-06-04T14:00"), result.Tasks[1].LateFinish);
        Assert.Equal(At("2026-06-05T13:00"), result.Tasks[3].Start);
        Assert.Empty(result.Problems);
    }

    [Fact]
    public void Work_before_a_promise_that_cannot_end_in_time_is_told()
    {
        var plan = Plan(
            [Task("before", 4), Task("promised", 1) with { Frozen = new(At("2026-06-03T09:00"), At("2026-06-03T18:00")) }],
            new PlanLink("before", "promised")
        );

        var problem = Assert.Single(Schedule.Compute(plan).Problems);

        Assert.Equal(ProblemKind.HardDate, problem.Kind);
        Assert.Equal(["before", "promised"], problem.Chain.Select(step => step.Id));
        Assert.Equal(2, problem.MissingWorkingDays);
    }

    [Fact]
    public void The_start_floors_only_tasks_that_nothing_precedes()
    {
        var plan = Plan(
            [Task("i", 1), Task("ff", 3), Task("sf", 4)],
            new PlanLink("i", "ff", LinkType.FinishToFinish),
            new PlanLink("i", "sf", LinkType.StartToFinish)
        );

        var tasks = Schedule.Compute(plan).Tasks;

        Assert.Equal(At("2026-06-01T09:00"), tasks[0].EarlyStart);
        Assert.Equal(At("2026-05-28T09:00"), tasks[1].EarlyStart);
        Assert.Equal(At("2026-05-26T09:00"), tasks[2].EarlyStart);
    }

    [Fact]
    public void What_only_follows_an_anchor_comes_as_soon_as_it_may_even_before_a_given_finish()
    {
        var plan = Plan([new PlanTask { Id = "M" }], new PlanLink("A", "M", Lag: Lag.WorkingDays(10))) with
        {
            Anchors = [new PlanAnchor("A", Day("2023-01-17"))],
            Start = null,
            Finish = At("2023-04-01"),
        };

        var task = Schedule.Compute(plan).Tasks[0];

        Assert.Equal(At("2023-01-31T18:00"), task.Start);
        Assert.Equal(At("2023-03-31T18:00"), task.LateFinish);
    }

    [Fact]
    public void The_horizon_caps_what_only_has_to_start_before_another()
    {
        var plan = Plan([Task("long", 8), Task("short", 1)], new PlanLink("long", "short", LinkType.StartToStart));

        Assert.Equal(At("2026-06-12T18:00"), Schedule.Compute(plan).Tasks[0].LateFinish);
        var anchored = plan with
        {
            Finish = null,
            Anchors = [new PlanAnchor("A", Day("2026-06-11"))],
            Links = [.. plan.Links, new PlanLink("short", "A")],
        };
        Assert.Equal(At("2026-06-10T18:00"), Schedule.Compute(anchored).Tasks[0].LateFinish);
        var loose = plan with { Finish = null };
        Assert.Equal(At("2026-06-10T18:00"), Schedule.Compute(loose).Tasks[0].LateFinish);
    }

    [Fact]
    public void A_milestone_at_the_plan_s_finish_does_not_slip_past_the_week_end()
    {
        var task = Schedule.Compute(Plan([new PlanTask { Id = "M" }])).Tasks[0];

        Assert.Equal(At("2026-06-01T09:00"), task.EarlyStart);
        Assert.Equal(At("2026-06-12T18:00"), task.LateStart);
    }

    [Fact]
    public void An_anchor_on_a_holiday_is_allowed_and_said()
    {
        var plan = Plan([Task("T", 1)], new PlanLink("T", "A")) with { Anchors = [new PlanAnchor("A", Day("2026-07-14"))], Finish = null };

        var problem = Assert.Single(Schedule.Compute(plan).Problems);

        Assert.Equal(ProblemKind.AnchorOnHoliday, problem.Kind);
        Assert.Equal("A", problem.Chain[0].Id);
    }

    private static PlanInput Plan(PlanTask[] tasks, params PlanLink[] links) =>
        new()
        {
            Today = Day("2026-01-05"),
            Calendar = WorkCalendar.France(),
            Start = At("2026-06-01"),
            Finish = At("2026-06-13"),
            Tasks = tasks,
            Links = links,
        };

    private static PlanTask Task(string id, double days) => new() { Id = id, Duration = WorkDuration.Days(days) };
}
