namespace CampaignHub.Planning;

/// <summary>The scheduling engine: a pure function of its input, linear in tasks and links.</summary>
public static class Schedule
{
    /// <summary>
    /// Computes the dates of every task and the reasons why the plan does not hold. A plan that does not hold is no error: dates are
    /// always given, those of tasks that do not fit being their late dates.
    /// </summary>
    /// <remarks>
    /// Late dates come from the anchors that a task leads to (and the plan's finish), early dates from those that it follows and the plan's
    /// start; neither depends on where a task is placed. Elapsed lags run on the local clock, on which the hour that daylight saving skips
    /// or repeats is an hour like another.
    /// </remarks>
    /// <exception cref="ArgumentException">
    /// An id that is used twice, a link to nothing, a negative duration or buffer, a number that is not finite or exceeds the calendar,
    /// a date outside 1950–2100. The message names the place.
    /// </exception>
    public static PlanResult Compute(PlanInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        input = Phases.Expand(input);
        var network = NetworkBuilder.Build(input);
        var passes = new Passes(network, input);
        var tasks = Describe(input, network, passes);
        return new PlanResult
        {
            Tasks = tasks,
            Phases = Phases.Sum(input, tasks),
            Problems = new ProblemFinder(input, network, passes, tasks).Find(),
        };
    }

    private static TaskSchedule[] Describe(PlanInput input, Network network, Passes passes)
    {
        var spelling = new Spelling(network, input, passes);
        var tasks = new TaskSchedule[network.TaskCount];
        for (var task = 0; task < tasks.Length; task++)
        {
            var (earlyStart, earlyFinish) = spelling.Early(task, passes.Early);
            var (lateStart, lateFinish) = spelling.Late(task, passes.Late);
            var (start, finish) = spelling.Placed(task, passes.Placed);
            var slack = passes.Late.Start[task] - passes.Early.Start[task];
            double minutesPerDay = network.Calendar(task).MinutesPerDay;
            tasks[task] = new TaskSchedule
            {
                Id = input.Tasks[task].Id,
                Start = start,
                Finish = finish,
                EarlyStart = earlyStart,
                EarlyFinish = earlyFinish,
                LateStart = lateStart,
                LateFinish = lateFinish,
                TotalSlackDays = slack / minutesPerDay,
                FreeSlackDays = passes.FreeSlack(task) / minutesPerDay,
                IsCritical = slack <= 0 && input.Tasks[task].Frozen is not { Progress: Progress.Done },
                IsTooLate = IsTooLate(task, lateStart),
                Driver = Link(passes.Placed.Arc[task]),
                EarlyDriver = Link(passes.Early.Arc[task]),
                LateDriver = Link(passes.Late.Arc[task]),
            };
        }

        return tasks;

        bool IsTooLate(int task, DateTime lateStart)
        {
            if (passes.Bound[task] >= Passes.Unbounded || input.Tasks[task].Frozen is { Progress: not Progress.NotStarted })
            {
                return false;
            }

            var latest =
                passes.Bound[task] == passes.Late.Start[task]
                    ? lateStart
                    : Clock.ToDateTime(network.Calendar(task).StartInstant(passes.Bound[task]));
            return DateOnly.FromDateTime(latest) < input.Today;
        }

        PlanLink? Link(int arc) => arc < 0 ? null : input.Links[network.Arcs[arc].Link];
    }
}
