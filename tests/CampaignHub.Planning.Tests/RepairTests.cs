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

    private static PlanInput Apply(PlanInput plan, PlanRepair repair) =>
        repair.Kind switch
        {
            RepairKind.Shorten => With(plan, repair.Id, repair.WorkingDays),
            RepairKind.Drop => With(plan, repair.Id, plan.Tasks.Single(task => task.Id == repair.Id).Duration.Amount),
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
