using static CampaignHub.Planning.Tests.Iso;

namespace CampaignHub.Planning.Tests;

/// <summary>Plans whose dates were counted by hand on a wall calendar.</summary>
public sealed class ScheduleTests
{
    private static readonly WorkCalendar France = WorkCalendar.France();

    [Theory]
    [InlineData("2026-05-28", 10, "2026-05-12T09:00")]
    [InlineData("2026-05-28T14:30", 10, "2026-05-12T09:00")]
    [InlineData("2023-01-17", 60, "2022-10-21T09:00")]
    [InlineData("2027-01-17", 1, "2027-01-15T09:00")]
    public void A_milestone_before_an_anchor_stands_at_the_beginning_of_the_day_counted_to(string anchor, int days, string expected)
    {
        var plan = Plan([Milestone("M")], [new PlanAnchor("A", At(anchor))], [new("M", "A", Lag: Lag.WorkingDays(days))]);

        var milestone = Only(plan);

        Assert.Equal(At(expected), milestone.Start);
        Assert.Equal(At(expected), milestone.Finish);
        Assert.Equal("A", milestone.DrivenBy);
    }

    [Theory]
    [InlineData("2023-01-17", 10, "2023-01-31T18:00")]
    [InlineData("2023-01-17T10:00", 5, "2023-01-24T18:00")]
    public void A_milestone_after_an_anchor_stands_at_the_end_of_the_day_counted_to(string anchor, int days, string expected)
    {
        var plan = Plan([Milestone("M")], [new PlanAnchor("A", At(anchor))], [new("A", "M", Lag: Lag.WorkingDays(days))]);

        var milestone = Only(plan);

        Assert.Equal(At(expected), milestone.Start);
        Assert.Empty(Schedule.Compute(plan).Problems);
    }

    [Theory]
    // Three calendar days after Wednesday is a Saturday: the next beginning. Three before Sunday is Thursday.
    [InlineData("2023-01-18", "A", "M", 3, "2023-01-23T09:00")]
    [InlineData("2023-01-17", "A", "M", 3, "2023-01-20T18:00")]
    [InlineData("2023-01-22", "M", "A", 3, "2023-01-19T09:00")]
    // One before Monday is a Sunday: the end of Friday.
    [InlineData("2023-01-23", "M", "A", 1, "2023-01-20T18:00")]
    public void Calendar_days_beside_an_anchor_are_whole_days(string anchor, string from, string to, int days, string expected)
    {
        var plan = Plan([Milestone("M")], [new PlanAnchor("A", At(anchor))], [new(from, to, Lag: Lag.ElapsedDays(days))]);

        Assert.Equal(At(expected), Only(plan).Start);
    }

    /// <summary>
    /// As a file of MS Project tells an anchor, on Friday 16 April 2027: whatever it waits for, it stands on its day, and ten worked days after its morning are
    /// over on the evening of Thursday 29.
    /// </summary>
    [Fact]
    public void A_milestone_that_must_be_on_its_date_is_spelled_by_it_and_days_after_it_end_with_their_day()
    {
        var plan = new PlanInput
        {
            Today = new DateOnly(2027, 1, 4),
            ScheduleFrom = ScheduleFrom.Finish,
            Finish = new DateTime(2027, 6, 1),
            Tasks =
            [
                new PlanTask { Id = "write", Duration = WorkDuration.Days(3) },
                new PlanTask { Id = "vote", Constraint = new TaskConstraint(ConstraintType.MustStartOn, new DateTime(2027, 4, 16)) },
                new PlanTask { Id = "reply", Placement = Placement.AsSoonAsPossible },
            ],
            Links = [new PlanLink("write", "vote"), new PlanLink("vote", "reply", Lag: Lag.WorkingDays(10))],
        };

        var tasks = Schedule.Compute(plan).Tasks.ToDictionary(task => task.Id);

        var morning = new DateTime(2027, 4, 16, 9, 0, 0);
        Assert.Equal((morning, morning, morning), (tasks["vote"].Start, tasks["vote"].EarlyStart, tasks["vote"].LateStart));
        var evening = new DateTime(2027, 4, 29, 18, 0, 0);
        Assert.Equal((evening, evening), (tasks["reply"].Start, tasks["reply"].EarlyStart));
    }

    [Fact]
    public void A_milestone_just_before_a_Sunday_anchor_does_not_slip_to_Monday()
    {
        var plan = Plan([Milestone("M")], [new PlanAnchor("A", Day("2027-01-17"))], [new("M", "A")]);

        Assert.Equal(At("2027-01-15T18:00"), Only(plan).Start);
    }

    [Fact]
    public void Milestones_in_a_row_are_spelled_alike()
    {
        var plan = Plan([Milestone("M1"), Milestone("M2")], [new PlanAnchor("A", Day("2027-01-17"))], [new("M1", "M2"), new("M2", "A")]);

        Assert.Equal(At("2027-01-15T18:00"), Compute(plan)["M1"].Start);
    }

    [Fact]
    public void A_plan_scheduled_from_its_start_stands_on_its_early_dates()
    {
        var plan = Plan([Task("T", 2)], [new PlanAnchor("A", Day("2026-06-12"))], [new("T", "A")]) with { Start = At("2026-06-01") };

        AssertDates(Only(plan), "2026-06-10T09:00", "2026-06-11T18:00");
        AssertDates(Only(plan with { ScheduleFrom = ScheduleFrom.Start }), "2026-06-01T09:00", "2026-06-02T18:00");
    }

    [Fact]
    public void A_chain_is_counted_back_over_the_Ascension_and_Whit_Monday()
    {
        // Meeting on Thursday 28 May 2026. Print: 2 days before (26, 27). Proofread: 3 days (20, 21, 22; 25 is a holiday).
        // Write: 5 days (12, 13, 15, 18, 19; 14 is Ascension).
        var plan = Plan(
            [Task("write", 5), Task("proofread", 3), Task("print", 2), Milestone("printed")],
            [new PlanAnchor("meeting", Day("2026-05-28"))],
            [new("write", "proofread"), new("proofread", "print"), new("print", "printed"), new("printed", "meeting")]
        );

        var tasks = Compute(plan);

        AssertDates(tasks["print"], "2026-05-26T09:00", "2026-05-27T18:00");
        AssertDates(tasks["proofread"], "2026-05-20T09:00", "2026-05-22T18:00");
        AssertDates(tasks["write"], "2026-05-12T09:00", "2026-05-19T18:00");
        AssertDates(tasks["printed"], "2026-05-27T18:00", "2026-05-27T18:00");
        Assert.All(tasks.Values, task => Assert.True(task.IsCritical));
        Assert.Equal(["proofread", "print", "printed", "meeting"], plan.Tasks.Select(task => tasks[task.Id].DrivenBy));
    }

    // Two tasks of two days from Monday 1 June on, and the same back from the evening of Friday 12 June.
    [Theory]
    [InlineData(LinkType.FinishToStart, 1, "2026-06-04", "2026-06-08")]
    [InlineData(LinkType.FinishToStart, -1, "2026-06-02", "2026-06-10")]
    [InlineData(LinkType.StartToStart, 1, "2026-06-02", "2026-06-10")]
    [InlineData(LinkType.FinishToFinish, 1, "2026-06-02", "2026-06-10")]
    [InlineData(LinkType.StartToFinish, 3, "2026-06-02", "2026-06-10")]
    public void Each_link_type_binds_its_ends(LinkType type, int lag, string earlyStartOfNext, string lateStartOfFirst)
    {
        var plan = Plan([Task("i", 2), Task("j", 2)], [], [new("i", "j", type, Lag.WorkingDays(lag))]) with
        {
            Start = At("2026-06-01"),
            Finish = At("2026-06-13"),
        };

        var tasks = Compute(plan);

        Assert.Equal(At(earlyStartOfNext + "T09:00"), tasks["j"].EarlyStart);
        Assert.Equal(At(lateStartOfFirst + "T09:00"), tasks["i"].LateStart);
    }

    [Fact]
    public void Elapsed_time_runs_through_the_week_end()
    {
        // Ink dries three days from Friday 18:00 to Monday 18:00.
        var plan = Plan([Task("paint", 1), Task("hang", 1)], [], [new("paint", "hang", Lag: Lag.ElapsedDays(3))]) with
        {
            Start = At("2026-06-05"),
        };

        AssertDates(Compute(plan)["hang"], "2026-06-09T09:00", "2026-06-09T18:00");
    }

    [Fact]
    public void A_percent_lag_counts_the_duration_of_the_predecessor()
    {
        var plan = Plan(
            [Task("write", 4), Task("translate", 1)],
            [],
            [new("write", "translate", LinkType.StartToStart, Lag.Percent(50))]
        ) with
        {
            ScheduleFrom = ScheduleFrom.Start,
            Start = At("2026-06-01"),
        };

        AssertDates(Compute(plan)["translate"], "2026-06-03T09:00", "2026-06-03T18:00");
    }

    [Fact]
    public void Slack_is_what_the_shorter_of_two_ways_leaves()
    {
        // Two ways to the anchor of Monday 15 June: long of 5 days, short of 2, both after "begin" of 1 day.
        var plan = Plan(
            [Task("begin", 1), Task("long", 5), Task("short", 2), Task("end", 1)],
            [new PlanAnchor("A", Day("2026-06-15"))],
            [new("begin", "long"), new("begin", "short"), new("long", "end"), new("short", "end"), new("end", "A")]
        );

        var tasks = Compute(plan);

        Assert.Equal(3, tasks["short"].TotalSlackDays);
        Assert.Equal(3, tasks["short"].FreeSlackDays);
        Assert.False(tasks["short"].IsCritical);
        Assert.Equal(0, tasks["long"].TotalSlackDays);
        AssertDates(tasks["short"], "2026-06-10T09:00", "2026-06-11T18:00");
        Assert.Equal(At("2026-06-05T09:00"), tasks["short"].EarlyStart);
        Assert.Equal("long", tasks["begin"].DrivenBy);
    }

    [Fact]
    public void A_buffer_brings_forward_the_proposed_dates_and_not_the_late_ones()
    {
        var plan = Plan(
            [Task("write", 1), Task("print", 1) with { BufferDays = 2 }],
            [new PlanAnchor("A", Day("2026-06-12"))],
            [new("write", "print"), new("print", "A")]
        );

        var tasks = Compute(plan);

        AssertDates(tasks["print"], "2026-06-09T09:00", "2026-06-09T18:00");
        AssertDates(tasks["write"], "2026-06-08T09:00", "2026-06-08T18:00");
        Assert.Equal(At("2026-06-11T09:00"), tasks["print"].LateStart);
        Assert.Equal(2, tasks["write"].TotalSlackDays);
        Assert.False(tasks["write"].IsCritical);
    }

    [Fact]
    public void A_buffer_yields_to_a_given_start()
    {
        var plan = Plan([Task("write", 2) with { BufferDays = 5 }], [new PlanAnchor("A", Day("2026-06-12"))], [new("write", "A")]) with
        {
            Start = At("2026-06-09"),
        };

        AssertDates(Only(plan), "2026-06-09T09:00", "2026-06-10T18:00");
        Assert.Empty(Schedule.Compute(plan).Problems);
    }

    [Fact]
    public void What_only_follows_an_anchor_comes_as_soon_as_possible()
    {
        var plan = Plan(
            [Task("before", 1), Task("thank", 1), Task("report", 2)],
            [new PlanAnchor("A", At("2026-06-10T14:00"))],
            [new("before", "A"), new("A", "thank", Lag: Lag.WorkingDays(1)), new("thank", "report")]
        );

        var tasks = Compute(plan);

        AssertDates(tasks["thank"], "2026-06-12T09:00", "2026-06-12T18:00");
        AssertDates(tasks["report"], "2026-06-15T09:00", "2026-06-16T18:00");
        AssertDates(tasks["before"], "2026-06-09T14:00", "2026-06-10T14:00");
    }

    [Fact]
    public void A_task_placed_early_waits_for_a_predecessor_placed_late()
    {
        var plan = Plan(
            [Task("late", 1), Task("early", 1) with { Placement = Placement.AsSoonAsPossible }],
            [new PlanAnchor("A", Day("2026-06-12"))],
            [new("late", "early"), new("early", "A")]
        ) with
        {
            Start = At("2026-06-01"),
        };

        var tasks = Compute(plan);

        AssertDates(tasks["late"], "2026-06-10T09:00", "2026-06-10T18:00");
        AssertDates(tasks["early"], "2026-06-11T09:00", "2026-06-11T18:00");
        Assert.Equal(At("2026-06-02T09:00"), tasks["early"].EarlyStart);
    }

    [Fact]
    public void A_person_s_own_calendar_is_kept()
    {
        var mornings = new WorkCalendar(WeeklyHours.Of([DayOfWeek.Monday, DayOfWeek.Tuesday], [new(new(9, 0), new(12, 0))]));
        var plan = Plan(
            [Task("volunteer", 2) with { Calendar = mornings }, Task("print", 1)],
            [new PlanAnchor("A", Day("2026-06-12"))],
            [new("volunteer", "print"), new("print", "A")]
        );

        AssertDates(Compute(plan)["volunteer"], "2026-06-08T09:00", "2026-06-09T12:00");
    }

    private static PlanInput Plan(PlanTask[] tasks, PlanAnchor[] anchors, PlanLink[] links) =>
        new()
        {
            Today = Day("2022-01-03"),
            Calendar = France,
            Tasks = tasks,
            Anchors = anchors,
            Links = links,
        };

    private static PlanTask Task(string id, double days) => new() { Id = id, Duration = WorkDuration.Days(days) };

    private static PlanTask Milestone(string id) => new() { Id = id };

    private static Dictionary<string, TaskSchedule> Compute(PlanInput plan) => Schedule.Compute(plan).Tasks.ToDictionary(task => task.Id);

    private static TaskSchedule Only(PlanInput plan) => Assert.Single(Schedule.Compute(plan).Tasks);

    private static void AssertDates(TaskSchedule task, string start, string finish)
    {
        Assert.Equal(At(start), task.Start);
        Assert.Equal(At(finish), task.Finish);
    }
}
