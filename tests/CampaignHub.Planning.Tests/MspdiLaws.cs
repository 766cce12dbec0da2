using CsCheck;

namespace CampaignHub.Planning.Tests;

/// <summary>What is written as Microsoft Project XML and read again schedules as before.</summary>
public sealed class MspdiLaws
{
    private static readonly DateTime Begin = new(2026, 1, 1);

    /// <summary>Every plan that such a file can tell: phases, constraints, deadlines, frozen dates, own calendars, all links and lags.</summary>
    private static readonly Gen<PlanInput> Any =
        from plan in Plans.Of(Plans.AnyLag, Plans.Calendar)
        from isForward in Gen.Bool
        from own in Plans.Calendar
        from end in Plans.Instant
        from bounds in Gen.Select(Gen.Int[0, 12], Plans.Instant, Gen.Bool, Gen.Int[0, 9]).Array[10]
        select plan with
        {
            ScheduleFrom = isForward ? ScheduleFrom.Start : ScheduleFrom.Finish,
            Start = isForward ? end : null,
            Finish = isForward ? null : end,
            Anchors = [],
            Phases = [new("P"), new("Q", "P"), new("Empty")],
            Links =
            [
                .. plan.Links.Where(link => link.From[0] == 'T' && link.To[0] == 'T'),
                .. plan.Tasks.Take(1).Where(_ => plan.Tasks.Count > 3).Select(task => new PlanLink("Q", task.Id, Lag: Lag.ElapsedDays(1))),
            ],
            Tasks =
            [
                .. plan.Tasks.Select(
                    (task, at) =>
                        task with
                        {
                            BufferDays = 0,
                            Calendar = bounds[at].Item3 ? own : null,
                            Phase =
                                at == 0
                                    ? null
                                    : bounds[at].Item4 switch
                                    {
                                        < 3 => "P",
                                        < 5 => "Q",
                                        _ => null,
                                    },
                            Deadline = bounds[at].Item4 == 1 ? bounds[at].Item2 : null,
                            Placement = bounds[at].Item1 is 10 or 11 ? (Placement)(bounds[at].Item1 - 9) : Placement.Automatic,
                            Constraint = bounds[at].Item1 < 6 ? new((ConstraintType)bounds[at].Item1, bounds[at].Item2) : null,
                            Frozen = bounds[at].Item1 is >= 6 and < 9
                                ? new(bounds[at].Item2, bounds[at].Item2.AddHours(30), (Progress)(bounds[at].Item1 - 6))
                                : null,
                        }
                ),
            ],
        };

    [Fact]
    public void A_plan_read_again_has_the_same_dates() =>
        Any.Sample(
            plan =>
            {
                var before = Schedule.Compute(plan);

                var (file, read) = Again(plan);

                var after = read.Tasks.ToDictionary(task => file.Names[task.Id], Dates);
                Assert.Equal(before.Tasks.ToDictionary(task => task.Id, Dates).OrderBy(each => each.Key), after.OrderBy(each => each.Key));
                Assert.Equal(Told(before, id => id), Told(read, id => file.Names[id]));
                // Problems are told once for each chain: of two ways that bind alike a file in another order may name the other, and the tasks above are told all the same.
                Assert.Equal(
                    before.Problems.Select(problem => problem.Kind).Distinct().Order(),
                    read.Problems.Select(problem => problem.Kind).Distinct().Order()
                );
            },
            iter: 200
        );

    [Fact]
    public void Read_and_written_it_stays_the_same_file() =>
        Any.Sample(
            plan =>
            {
                // Days of lag are hours from the first reading on.
                var once = MspdiWriter.Write(MspdiPlan.Read(MspdiWriter.Write(FileOf(plan), "Plan"), Options(plan)), "Plan");

                Assert.Equal(once, MspdiWriter.Write(MspdiPlan.Read(once, Options(plan)), "Plan"));
            },
            iter: 100
        );

    /// <summary>An anchor is a milestone that must be on its date, and the days counted from it are the same days.</summary>
    [Fact]
    public void A_plan_with_anchors_read_again_is_worked_at_the_same_time() =>
        Plans
            .Held(Plans.Of(Gen.Int[0, 5].Select(days => Lag.WorkingDays(days)), Gen.Const(WorkCalendar.France())))
            .Sample(
                drawn =>
                {
                    var days = drawn.Anchors.Select(anchor => anchor with { At = anchor.At.Date }).ToList();
                    var plan = drawn with
                    {
                        Anchors = days,
                        Finish = Begin.AddYears(1),
                        Tasks = [.. drawn.Tasks.Select(task => task with { BufferDays = 0 })],
                    };
                    var before = Schedule.Compute(plan);

                    var (file, read) = Again(plan);

                    var after = read.Tasks.ToDictionary(task => file.Names[task.Id]);
                    Assert.All(before.Tasks, task => Assert.Equal(Worked(task), Worked(after[task.Id])));
                    Assert.All(
                        days,
                        anchor => Assert.Equal(anchor.At, file.Plan.Tasks.Single(task => file.Names[task.Id] == anchor.Id).Constraint!.At)
                    );
                },
                iter: 200
            );

    private static (PlanFile File, PlanResult Result) Again(PlanInput plan)
    {
        var file = MspdiPlan.Read(MspdiWriter.Write(FileOf(plan), "Plan"), Options(plan));
        return (file, Schedule.Compute(file.Plan));
    }

    private static PlanFile FileOf(PlanInput plan) =>
        new()
        {
            Plan = plan,
            Names = new Dictionary<string, string>(),
            Order = [.. plan.Tasks.Select(task => task.Id)],
        };

    private static PlanFileOptions Options(PlanInput plan) => new() { Today = plan.Today, Start = plan.Today };

    /// <summary>What is told of each task: too late, critical, how many days it may slip.</summary>
    private static IEnumerable<(string, bool, bool, double)> Told(PlanResult result, Func<string, string> name) =>
        result.Tasks.Select(task => (name(task.Id), task.IsTooLate, task.IsCritical, task.TotalSlackDays)).Order();

    private static (DateTime, DateTime, DateTime, DateTime, DateTime, DateTime, double) Dates(TaskSchedule task) =>
        (task.Start, task.Finish, task.EarlyStart, task.EarlyFinish, task.LateStart, task.LateFinish, task.FreeSlackDays);

    private static (TimeSpan, TimeSpan) Worked(TaskSchedule task) =>
        (WorkCalendar.France().WorkBetween(Begin, task.LateStart), WorkCalendar.France().WorkBetween(Begin, task.LateFinish));
}
