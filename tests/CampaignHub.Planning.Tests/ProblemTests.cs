using static CampaignHub.Planning.Tests.Iso;

namespace CampaignHub.Planning.Tests;

public sealed class ProblemTests
{
    [Fact]
    public void A_plan_that_fits_has_no_problem()
    {
        var plan = Plan([Task("T", 3)], [new PlanAnchor("A", Day("2026-06-12"))], [new("T", "A")]);

        Assert.Empty(Schedule.Compute(plan).Problems);
    }

    [Fact]
    public void A_cycle_is_shown_as_one_concrete_loop_and_the_rest_is_still_dated()
    {
        var plan = Plan(
            [Task("a", 1), Task("b", 1), Task("c", 1), Task("d", 1), Task("after", 2)],
            [new PlanAnchor("A", Day("2026-06-12"))],
            [new("a", "b"), new("b", "c"), new("c", "b"), new("c", "d"), new("d", "a"), new("c", "after"), new("after", "A")]
        );

        var result = Schedule.Compute(plan);

        var cycle = Assert.Single(result.Problems, problem => problem.Kind == ProblemKind.Cycle);
        Assert.Equal(["a", "b", "c", "d"], cycle.Chain.Select(step => step.Id));
        Assert.Equal(["b", "c", "d", "a"], cycle.Chain.Select(step => step.LinkToNext!.To));
        Assert.Equal(
            [(RepairKind.Unlink, "a", "b"), (RepairKind.Unlink, "b", "c"), (RepairKind.Unlink, "c", "d"), (RepairKind.Unlink, "d", "a")],
            cycle.Repairs.Select(repair => (repair.Kind, repair.Id, repair.Next))
        );
        Assert.Equal(At("2026-06-10T09:00"), result.Tasks[4].Start);
        Assert.Equal(At("2026-06-09T09:00"), result.Tasks[2].Start);
    }

    [Fact]
    public void A_link_to_oneself_is_a_loop_of_one_and_a_doubled_link_is_said_and_harmless()
    {
        var plan = Plan(
            [Task("a", 1), Task("b", 1)],
            [new PlanAnchor("A", Day("2026-06-12"))],
            [new("a", "a"), new("a", "b"), new("a", "b"), new("a", "b"), new("b", "A")]
        );

        var result = Schedule.Compute(plan);

        Assert.Equal([ProblemKind.Cycle, ProblemKind.DoubledLink], result.Problems.Select(problem => problem.Kind));
        Assert.Equal(["a"], result.Problems[0].Chain.Select(step => step.Id));
        Assert.Equal(["a", "b"], result.Problems[1].Chain.Select(step => step.Id));
        Assert.Equal(At("2026-06-10T09:00"), result.Tasks[0].Start);
    }

    [Fact]
    public void Two_separate_loops_are_two_problems()
    {
        var plan = Plan(
            [Task("a", 1), Task("b", 1), Task("c", 1), Task("d", 1)],
            [],
            [new("a", "b"), new("b", "a"), new("c", "d"), new("d", "c"), new("b", "c")]
        ) with
        {
            Finish = At("2026-06-13"),
        };

        var cycles = Schedule.Compute(plan).Problems.Where(problem => problem.Kind == ProblemKind.Cycle);

        Assert.Equal(["a b", "c d"], cycles.Select(cycle => string.Join(' ', cycle.Chain.Select(step => step.Id))));
    }

    [Fact]
    public void Work_that_does_not_fit_after_the_start_is_explained_by_one_chain_with_the_days_that_lack()
    {
        // From Monday 1 June to Friday 5 June (before the 6th) there are five days for seven of work.
        var plan = Plan(
            [Task("write", 4), Task("print", 3), Task("small", 1)],
            [new PlanAnchor("A", Day("2026-06-06"))],
            [new("write", "print"), new("print", "A"), new("small", "print")]
        ) with
        {
            Start = At("2026-06-01"),
        };

        var result = Schedule.Compute(plan);

        var problem = Assert.Single(result.Problems);
        Assert.Equal(ProblemKind.NegativeSlack, problem.Kind);
        Assert.Equal(["write", "print", "A"], problem.Chain.Select(step => step.Id));
        Assert.Equal(2, problem.MissingWorkingDays);
        Assert.Equal(-2, result.Tasks[0].TotalSlackDays);
        Assert.Equal(At("2026-05-28T09:00"), result.Tasks[0].Start);
    }

    [Fact]
    public void Anchors_closer_than_the_work_between_them_are_named_both()
    {
        var plan = Plan(
            [Task("minutes", 2), Task("reply", 3), Milestone("sent")],
            [new PlanAnchor("meeting", At("2026-06-02T18:00")), new PlanAnchor("vote", Day("2026-06-06"))],
            [new("meeting", "minutes"), new("minutes", "reply"), new("reply", "sent"), new("sent", "vote")]
        );

        var problem = Assert.Single(Schedule.Compute(plan).Problems);

        Assert.Equal(ProblemKind.AnchorsTooClose, problem.Kind);
        Assert.Equal(["meeting", "minutes", "reply", "sent", "vote"], problem.Chain.Select(step => step.Id));
        Assert.Equal(["minutes", "reply", "sent", "vote", null], problem.Chain.Select(step => step.LinkToNext?.To));
        Assert.Equal(2, problem.MissingWorkingDays);
    }

    [Fact]
    public void A_task_both_after_and_before_one_anchor_does_not_fit()
    {
        var plan = Plan([Task("T", 2)], [new PlanAnchor("A", Day("2026-06-12"))], [new("A", "T"), new("T", "A")]);

        var problem = Assert.Single(Schedule.Compute(plan).Problems);

        Assert.Equal(ProblemKind.NegativeSlack, problem.Kind);
        Assert.Equal(["A", "T", "A"], problem.Chain.Select(step => step.Id));
        Assert.Equal(2, problem.MissingWorkingDays);
    }

    [Fact]
    public void Anchors_linked_to_each_other_are_held_against_the_link()
    {
        var plan = Plan(
            [],
            [new PlanAnchor("meeting", Day("2026-06-02")), new PlanAnchor("vote", Day("2026-06-06"))],
            [new("meeting", "vote", Lag: Lag.WorkingDays(5))]
        );

        var problem = Assert.Single(Schedule.Compute(plan).Problems);

        Assert.Equal(ProblemKind.AnchorsTooClose, problem.Kind);
        Assert.Equal(2, problem.MissingWorkingDays);
    }

    [Fact]
    public void Work_that_should_have_started_before_today_says_when()
    {
        var plan = Plan(
            [Task("write", 3), Task("print", 2), Task("other", 1)],
            [new PlanAnchor("A", Day("2026-06-06"))],
            [new("write", "print"), new("print", "A"), new("other", "A")]
        ) with
        {
            Today = Day("2026-06-03"),
        };

        var result = Schedule.Compute(plan);

        var problem = Assert.Single(result.Problems);
        Assert.Equal(ProblemKind.TooLate, problem.Kind);
        Assert.Equal(At("2026-06-01T09:00"), problem.ShouldHaveStarted);
        Assert.Equal(2, problem.MissingWorkingDays);
        Assert.Equal(["write", "print", "A"], problem.Chain.Select(step => step.Id));
        Assert.Equal([true, false, false], result.Tasks.Select(task => task.IsTooLate));
    }

    [Fact]
    public void Work_that_must_start_today_is_not_too_late()
    {
        var plan = Plan([Task("write", 3)], [new PlanAnchor("A", Day("2026-06-06"))], [new("write", "A")]) with
        {
            Today = Day("2026-06-03"),
        };

        Assert.Empty(Schedule.Compute(plan).Problems);
    }

    [Fact]
    public void Nothing_is_too_late_when_no_date_is_missed()
    {
        var plan = Plan([Task("thank", 1)], [new PlanAnchor("A", Day("2026-06-06"))], [new("A", "thank")]) with
        {
            Today = Day("2026-07-01"),
        };

        Assert.Empty(Schedule.Compute(plan).Problems);
    }

    [Fact]
    public void Today_never_moves_a_task()
    {
        var plan = Plan([Task("write", 3)], [new PlanAnchor("A", Day("2026-06-06"))], [new("write", "A")]);

        var (before, after) = (Schedule.Compute(plan).Tasks[0], Schedule.Compute(plan with { Today = Day("2027-01-01") }).Tasks[0]);

        Assert.Equal(before with { IsTooLate = true }, after);
    }

    [Fact]
    public void Tasks_that_neither_lead_to_an_anchor_nor_follow_one_are_listed_and_dated()
    {
        var plan = Plan(
            [Task("tied", 1), Task("loose", 1), Task("looser", 1), Task("follows", 1)],
            [new PlanAnchor("A", Day("2026-06-12"))],
            [new("tied", "A"), new("loose", "looser"), new("A", "follows")]
        );

        var result = Schedule.Compute(plan);

        var problem = Assert.Single(result.Problems);
        Assert.Equal(ProblemKind.NoPathToAnchor, problem.Kind);
        Assert.Equal(["loose", "looser"], problem.Chain.Select(step => step.Id));
        Assert.Equal(At("2026-06-11T09:00"), result.Tasks[1].Start);
        Assert.Equal(At("2026-06-12T09:00"), result.Tasks[2].Start);
    }

    [Fact]
    public void A_loose_end_does_not_press_on_the_way_to_an_anchor()
    {
        var plan = Plan(
            [Task("write", 1), Task("archive", 1)],
            [new PlanAnchor("A", Day("2026-06-12"))],
            [new("write", "A"), new("write", "archive")]
        ) with
        {
            Start = At("2026-06-01"),
        };

        var result = Schedule.Compute(plan);

        Assert.Equal(At("2026-06-11T09:00"), result.Tasks[0].LateStart);
        Assert.Equal(At("2026-06-12T18:00"), result.Tasks[1].LateFinish);
    }

    [Fact]
    public void A_calendar_without_working_time_is_said_and_the_default_one_used()
    {
        var plan = Plan([Task("T", 1)], [new PlanAnchor("A", Day("2026-06-12"))], [new("T", "A")]) with
        {
            Calendar = new WorkCalendar(WeeklyHours.Of([], [])),
        };

        var result = Schedule.Compute(plan);

        var problem = Assert.Single(result.Problems);
        Assert.Equal(ProblemKind.CalendarWithoutWorkingTime, problem.Kind);
        Assert.Equal(["T"], problem.Chain.Select(step => step.Id));
        Assert.Equal(At("2026-06-11T09:00"), result.Tasks[0].Start);
    }

    [Fact]
    public void Work_beyond_the_calendar_is_said_and_cut_off()
    {
        var plan = Plan([Task("T", 300)], [new PlanAnchor("A", Day("1950-06-01"))], [new("T", "A")]) with { Today = Day("1950-01-01") };

        var result = Schedule.Compute(plan);

        Assert.Contains(result.Problems, problem => problem.Kind == ProblemKind.OutsideCalendar);
        Assert.Equal(At("1950-01-01"), result.Tasks[0].LateStart);
    }

    [Fact]
    public void A_chain_as_long_as_the_plan_overflows_no_stack()
    {
        const int Length = 20_000;
        PlanTask[] tasks = [.. Enumerable.Range(0, Length).Select(i => new PlanTask { Id = $"{i}", Duration = WorkDuration.Hours(0.1) })];
        PlanLink[] links = [.. Enumerable.Range(0, Length).Select(i => new PlanLink($"{i}", $"{(i + 1) % Length}"))];
        var plan = Plan(tasks, [], links) with { Finish = At("2090-01-01") };

        var cycle = Assert.Single(Schedule.Compute(plan).Problems, problem => problem.Kind == ProblemKind.Cycle);

        Assert.Equal(Length, cycle.Chain.Count);
    }

    [Fact]
    public void Input_that_means_nothing_is_refused_with_its_place()
    {
        var anchor = new PlanAnchor("A", Day("2026-06-12"));

        Refused("\"T\" is used twice", Plan([Task("T", 1), Task("T", 1)], [], []));
        Refused("\"A\" is used twice", Plan([Task("A", 1)], [anchor], []));
        Refused("\"T\" → \"X\": \"X\"", Plan([Task("T", 1)], [], [new("T", "X")]));
        Refused("\"T\": the duration -1", Plan([Task("T", -1)], [], []));
        Refused("\"T\": the duration NaN", Plan([Task("T", double.NaN)], [], []));
        Refused("\"T\": the duration 1E+300", Plan([Task("T", 1e300)], [], []));
        Refused("\"T\": the buffer -1", Plan([Task("T", 1) with { BufferDays = -1 }], [], []));
        Refused("the lag", Plan([Task("T", 1)], [anchor], [new("T", "A", Lag: Lag.WorkingDays(double.NegativeInfinity))]));
        Refused("the lag", Plan([Task("T", 1)], [anchor], [new("T", "A", Lag: Lag.ElapsedDays(-1e300))]));
        Refused("1950-01-01", Plan([], [new PlanAnchor("A", Day("1949-06-12"))], []));
    }

    private static void Refused(string place, PlanInput plan)
    {
        Assert.Contains(place, Assert.ThrowsAny<ArgumentException>(() => Schedule.Compute(plan)).Message, StringComparison.Ordinal);
    }

    private static PlanInput Plan(PlanTask[] tasks, PlanAnchor[] anchors, PlanLink[] links) =>
        new()
        {
            Today = Day("2026-01-05"),
            Calendar = WorkCalendar.France(),
            Tasks = tasks,
            Anchors = anchors,
            Links = links,
        };

    private static PlanTask Task(string id, double days) => new() { Id = id, Duration = WorkDuration.Days(days) };

    private static PlanTask Milestone(string id) => new() { Id = id };
}
