namespace CampaignHub.Planning;

/// <summary>
/// The dates that tasks bring themselves, as positions of their starts. Null where no task of the plan has such a date, which is the rule
/// and costs nothing then.
/// </summary>
internal sealed class Bounds
{
    private readonly long[]? _notBefore;
    private readonly long[]? _notAfter;
    private readonly long[]? _deadline;
    private readonly bool[]? _frozen;

    public Bounds(PlanInput input, WorkCalendar[] calendars, long[] durations)
    {
        var tasks = input.Tasks.Count;
        for (var index = 0; index < tasks; index++)
        {
            var task = input.Tasks[index];
            var calendar = calendars[index];
            if (task.Frozen is { } frozen)
            {
                (_frozen ??= new bool[tasks])[index] = true;
                Fill(ref _notBefore, tasks, long.MinValue)[index] = calendar.WorkBefore(Clock.ToInstant(frozen.Start));
                Fill(ref _notAfter, tasks, Passes.Unbounded)[index] = calendar.WorkBefore(Clock.ToInstant(frozen.Start));
            }
            else if (task.Constraint is { } constraint)
            {
                var start = calendar.WorkBefore(Clock.ToInstant(constraint.At)) - (constraint.BoundsFinish ? durations[index] : 0);
                if (constraint.IsLowerBound)
                {
                    Fill(ref _notBefore, tasks, long.MinValue)[index] = start;
                }

                if (constraint.IsUpperBound)
                {
                    Fill(ref _notAfter, tasks, Passes.Unbounded)[index] = start;
                }
            }

            if (task.Deadline is { } deadline)
            {
                Fill(ref _deadline, tasks, Passes.Unbounded)[index] = calendar.WorkBefore(Clock.ToInstant(deadline)) - durations[index];
            }
        }
    }

    public bool HasDeadlines => _deadline is not null;

    /// <summary>Neither before nor after, whatever the links say.</summary>
    public bool IsFrozen(int task) => _frozen is not null && _frozen[task];

    public long NotBefore(int task) => _notBefore is null ? long.MinValue : _notBefore[task];

    public long NotAfter(int task) => _notAfter is null ? Passes.Unbounded : _notAfter[task];

    public long Deadline(int task) => _deadline is null ? Passes.Unbounded : _deadline[task];

    private static long[] Fill(ref long[]? positions, int tasks, long value)
    {
        if (positions is null)
        {
            positions = new long[tasks];
            Array.Fill(positions, value);
        }

        return positions;
    }
}
