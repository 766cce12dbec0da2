namespace CampaignHub.Planning.Tests;

/// <summary>Each repair of a problem is applied by hand; it must be enough by itself.</summary>
public sealed class RepairTests
{
    /// <summary>Monday 2 to Monday 9 March 2026 are five working days; four and three are asked for, so that two are missing.</summary>
    private static readonly PlanInput TooTight = new()
    {
        Today = new DateOnly(2026, 1, 1),
        Anchors = [new PlanAnchor("meeting", new DateOnly(2026, 3, 2)), new PlanAnchor("vote", new DateOnly(2026, 3, 9))],
        Tasks =
        [
            new PlanTask { Id = "write", Duration = WorkDuration.Days(4) },
            new PlanTask { Id = "read", Duration = WorkDuration.Days(3) },
        ],
        Links = [new PlanLink("meeting", "write"), new PlanLink("write", "read"), new PlanLink("read", "vote")],
    };

    [Fact]
    public void Two_missing_days_are_mended_in_seven_ways()
    {
        var problem = Assert.Single(Schedule.Compute(TooTight).Problems);

        Assert.Equal(2, problem.MissingWorkingDays);
        Assert.Equal(
            [
                new PlanRepair(RepairKind.Shorten, "write", 2),
                new PlanRepair(RepairKind.Shorten, "read", 2),
                new PlanRepair(RepairKind.Overlap, "write", 2, "read"),
                new PlanRepair(RepairKind.Drop, "write", 4),
                new PlanRepair(RepairKind.Drop, "read", 3),
                new PlanRepair(RepairKind.MoveAnchor, "vote", 2),
                new PlanRepair(RepairKind.MoveAnchor, "meeting", -2),
            ],
            problem.Repairs
        );
    }

    [Fact]
    public void Each_repair_is_enough_by_itself()
    {
        foreach (var repair in Schedule.Compute(TooTight).Problems.Single().Repairs)
        {
            Assert.Empty(Schedule.Compute(Apply(TooTight, repair)).Problems);
        }
    }

    [Fact]
    public void What_is_frozen_is_not_to_be_shortened()
    {
        var frozen = new FrozenDates(new DateTime(2026, 3, 2), new DateTime(2026, 3, 6));
        var plan = TooTight with { Tasks = [TooTight.Tasks[0] with { Frozen = frozen }, TooTight.Tasks[1]] };

        Assert.DoesNotContain(Schedule.Compute(plan).Problems.SelectMany(problem => problem.Repairs), repair => repair.Id == "write");
    }

    /// <summary>On Friday 6 March, three days before Monday 9 should have begun on Wednesday 4: two days ago.</summary>
    [Fact]
    public void What_should_have_begun_is_mended_by_a_later_anchor()
    {
        var plan = new PlanInput
        {
            Today = new DateOnly(2026, 3, 6),
            Anchors = [new PlanAnchor("vote", new DateOnly(2026, 3, 9))],
            Tasks = [new PlanTask { Id = "read", Duration = WorkDuration.Days(3) }],
            Links = [new PlanLink("read", "vote")],
        };

        var problem = Assert.Single(Schedule.Compute(plan).Problems);

        Assert.Equal(ProblemKind.TooLate, problem.Kind);
        Assert.Contains(new PlanRepair(RepairKind.MoveAnchor, "vote", 2), problem.Repairs);
        Assert.All(problem.Repairs, repair => Assert.Empty(Schedule.Compute(Apply(plan, repair)).Problems));
    }

    /// <summary>Four tasks of two days each have the five days from Monday 2 to Monday 9 March 2026: three are missing, and none alone has them.</summary>
    [Fact]
    public void Short_tasks_make_up_together_for_what_none_can_alone()
    {
        var plan = TooTight with
        {
            Tasks = [.. "abcd".Select(letter => new PlanTask { Id = $"{letter}", Duration = WorkDuration.Days(2) })],
            Links =
            [
                new PlanLink("meeting", "a"),
                new PlanLink("a", "b"),
                new PlanLink("b", "c"),
                new PlanLink("c", "d"),
                new PlanLink("d", "vote"),
            ],
        };

        var problem = Assert.Single(Schedule.Compute(plan).Problems);

        Assert.Equal(3, problem.MissingWorkingDays);
        Assert.Equal(
            [RepairKind.Shorten, RepairKind.Overlap, RepairKind.Drop, RepairKind.MoveAnchor, RepairKind.MoveAnchor],
            problem.Repairs.Select(repair => repair.Kind)
        );
        Assert.Equal(("a", 3, "b"), (problem.Repairs[0].Id, problem.Repairs[0].WorkingDays, Assert.Single(problem.Repairs[0].Others)));
        Assert.Equal(("a", 3, "b"), (problem.Repairs[1].Id, problem.Repairs[1].WorkingDays, Assert.Single(problem.Repairs[1].Others)));
        Assert.Equal(("a", 4, "b"), (problem.Repairs[2].Id, problem.Repairs[2].WorkingDays, Assert.Single(problem.Repairs[2].Others)));
        Assert.All(problem.Repairs, repair => Assert.Empty(Schedule.Compute(Apply(plan, repair)).Problems));
    }

    /// <summary>Bound start to start, the first task may take as long as it likes: shortening it wins nothing.</summary>
    [Fact]
    public void Only_what_presses_is_to_be_shortened()
    {
        var plan = TooTight with
        {
            Links =
            [
                new PlanLink("meeting", "write"),
                new PlanLink("write", "read", LinkType.StartToStart, Lag.WorkingDays(3)),
                new PlanLink("read", "vote"),
            ],
        };

        var problem = Assert.Single(Schedule.Compute(plan).Problems);

        Assert.Equal(1, problem.MissingWorkingDays);
        Assert.DoesNotContain(problem.Repairs, repair => repair.Id == "write");
        Assert.All(problem.Repairs, repair => Assert.Empty(Schedule.Compute(Apply(plan, repair)).Problems));
    }

    /// <summary>Three days from Monday 2 March 2026 are over on Wednesday evening; they are due on Tuesday evening.</summary>
    [Fact]
    public void A_deadline_that_nothing_can_meet_is_moved_or_the_work_made_shorter()
    {
        var plan = TooTight with
        {
            Anchors = [TooTight.Anchors[0]],
            Tasks =
            [
                new PlanTask
                {
                    Id = "write",
                    Duration = WorkDuration.Days(3),
                    Deadline = new DateTime(2026, 3, 3, 18, 0, 0),
                },
            ],
            Links = [new PlanLink("meeting", "write")],
        };

        var problem = Assert.Single(Schedule.Compute(plan).Problems);

        Assert.Equal((ProblemKind.DeadlineMissed, 1), (problem.Kind, problem.MissingWorkingDays));
        Assert.Equal(["meeting", "write"], problem.Chain.Select(step => step.Id));
        Assert.Contains(new PlanRepair(RepairKind.MoveDate, "write", 1), problem.Repairs);
        Assert.All(problem.Repairs, repair => Assert.Empty(Schedule.Compute(Apply(plan, repair)).Problems));
    }

    /// <summary>The vote leaves the letter until Friday 6 March; it is due on Tuesday evening, and nothing keeps it from being written before.</summary>
    [Fact]
    public void Where_there_is_room_a_missed_deadline_says_what_holds_the_task_and_that_it_may_be_done_earlier()
    {
        var plan = TooTight with
        {
            Anchors = [TooTight.Anchors[1]],
            Tasks =
            [
                new PlanTask
                {
                    Id = "write",
                    Duration = WorkDuration.Days(1),
                    Deadline = new DateTime(2026, 3, 3, 18, 0, 0),
                },
                new PlanTask { Id = "read", Duration = WorkDuration.Days(1) },
            ],
            Links = [new PlanLink("write", "read"), new PlanLink("read", "vote")],
        };

        var problem = Assert.Single(Schedule.Compute(plan).Problems);

        Assert.Equal((ProblemKind.DeadlineMissed, 2), (problem.Kind, problem.MissingWorkingDays));
        Assert.Equal(["write", "read", "vote"], problem.Chain.Select(step => step.Id));
        Assert.Equal([new PlanRepair(RepairKind.Advance, "write", 2), new PlanRepair(RepairKind.MoveDate, "write", 2)], problem.Repairs);
        Assert.All(problem.Repairs, repair => Assert.Empty(Schedule.Compute(Apply(plan, repair)).Problems));
    }

    /// <summary>Five days that must be finished by Wednesday 4 March should have begun on Thursday 26 February; it is Monday 2.</summary>
    [Fact]
    public void What_its_own_day_makes_too_late_is_mended_by_moving_that_day_and_never_by_what_is_over()
    {
        var plan = TooTight with
        {
            Today = new DateOnly(2026, 3, 2),
            Anchors = [],
            Links = [],
            Tasks =
            [
                new PlanTask
                {
                    Id = "write",
                    Duration = WorkDuration.Days(5),
                    Constraint = new TaskConstraint(ConstraintType.FinishNoLaterThan, new DateTime(2026, 3, 5)),
                },
            ],
        };

        var problem = Assert.Single(Schedule.Compute(plan).Problems, each => each.Kind == ProblemKind.TooLate);

        Assert.Contains(new PlanRepair(RepairKind.MoveDate, "write", 2), problem.Repairs);
        var due = TooTight with
        {
            Today = new DateOnly(2026, 3, 4),
            Anchors = [TooTight.Anchors[1]],
            Tasks =
            [
                new PlanTask
                {
                    Id = "write",
                    Duration = WorkDuration.Days(1),
                    Deadline = new DateTime(2026, 3, 3, 18, 0, 0),
                },
            ],
            Links = [new PlanLink("write", "vote")],
        };
        Assert.DoesNotContain(Schedule.Compute(due).Problems.SelectMany(each => each.Repairs), repair => repair.Kind == RepairKind.Advance);
    }

    private static PlanInput Apply(PlanInput plan, PlanRepair repair) =>
        repair.Kind switch
        {
            RepairKind.Shorten => repair
                .Others.Prepend(repair.Id)
                .Aggregate(plan, (sofar, id) => With(sofar, id, repair.WorkingDays / (repair.Others.Count + 1))),
            RepairKind.Drop => repair
                .Others.Prepend(repair.Id)
                .Aggregate(plan, (sofar, id) => With(sofar, id, plan.Tasks.Single(task => task.Id == id).Duration.Amount)),
            RepairKind.MoveDate or RepairKind.Advance => plan with
            {
                Tasks = [.. plan.Tasks.Select(task => task.Id == repair.Id ? Bound(plan, task, repair) : task)],
            },
            // As much as each of them takes, and the last one the rest.
            RepairKind.Overlap when repair.Others.Count > 0 => repair
                .Others.Prepend(repair.Id)
                .Aggregate(
                    (Plan: plan, Left: repair.WorkingDays),
                    (sofar, id) =>
                    {
                        var lead = Math.Min(sofar.Left, plan.Tasks.Single(task => task.Id == id).Duration.Amount);
                        var links = sofar.Plan.Links.Select(link => link.From == id ? link with { Lag = Lag.WorkingDays(-lead) } : link);
                        return (sofar.Plan with { Links = [.. links] }, sofar.Left - lead);
                    }
                )
                .Plan,
            RepairKind.Overlap => plan with
            {
                Links =
                [
                    .. plan.Links.Select(link =>
                        link.From == repair.Id && link.To == repair.Next ? link with { Lag = Lag.WorkingDays(-repair.WorkingDays) } : link
                    ),
                ],
            },
            _ => plan with
            {
                Anchors =
                [
                    .. plan.Anchors.Select(anchor =>
                        anchor.Id == repair.Id
                            ? new PlanAnchor(
                                anchor.Id,
                                plan.Calendar.AddWorkingDays(DateOnly.FromDateTime(anchor.At), (int)repair.WorkingDays)
                            )
                            : anchor
                    ),
                ],
            },
        };

    private static PlanTask Bound(PlanInput plan, PlanTask task, PlanRepair repair) =>
        repair.Kind == RepairKind.Advance
            ? task with
            {
                BufferDays = task.BufferDays + repair.WorkingDays,
            }
            : task with
            {
                Deadline =
                    plan.Calendar.AddWorkingDays(DateOnly.FromDateTime(task.Deadline!.Value), (int)repair.WorkingDays).ToDateTime(default)
                    + task.Deadline.Value.TimeOfDay,
            };

    private static PlanInput With(PlanInput plan, string id, double lessDays) =>
        plan with
        {
            Tasks =
            [
                .. plan.Tasks.Select(task =>
                    task.Id == id ? task with { Duration = WorkDuration.Days(task.Duration.Amount - lessDays) } : task
                ),
            ],
        };
}
