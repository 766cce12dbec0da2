using System.Xml;

namespace CampaignHub.Planning;

/// <summary>A task of an MSPDI file.</summary>
internal static class MspdiTask
{
    private const double MostDays = 50_000;

    public static PlanTask Read(MspdiOutline.Row row, MspdiOutline outline, MspdiCalendars calendars, PlanFileOptions options)
    {
        var task = row.Element;
        var isElapsed = MspdiFormat.IsElapsed(task.Number("DurationFormat"));
        var calendar = isElapsed ? MspdiCalendars.AroundTheClock : calendars.Find(task);
        var duration = ReadDuration(task);
        return new PlanTask
        {
            Id = row.Id,
            Duration = duration,
            Calendar = calendar,
            Phase = row.Parents.Count > 0 ? row.Parents[0].Id : null,
            Placement = ReadType(task) switch
            {
                0 => Placement.AsSoonAsPossible,
                1 => Placement.AsLateAsPossible,
                _ => Placement.Automatic,
            },
            Constraint = ReadConstraint(task, options) ?? Inherited(row, options),
            Deadline = new[] { task }
                .Concat(row.Parents.Select(parent => parent.Element))
                .Select(element => element.Date("Deadline", options.Zone))
                .Min(),
            Frozen = ReadFrozen(task, duration, calendar ?? calendars.OfProject, options),
        };
    }

    private static int? ReadType(MspdiElement task) =>
        task.Number("ConstraintType") is not { } type ? null
        : type is >= 0 and <= 7 ? type
        : throw new PlanFileException(task.Find("ConstraintType")!.Place, "{0} is not between {1} and {2}.", type, 0, 7);

    private static TaskConstraint? ReadConstraint(MspdiElement task, PlanFileOptions options)
    {
        ConstraintType? type = ReadType(task) switch
        {
            2 => ConstraintType.MustStartOn,
            3 => ConstraintType.MustFinishOn,
            4 => ConstraintType.StartNoEarlierThan,
            5 => ConstraintType.StartNoLaterThan,
            6 => ConstraintType.FinishNoEarlierThan,
            7 => ConstraintType.FinishNoLaterThan,
            _ => null,
        };
        return type is not { } bound ? null
            : task.Date("ConstraintDate", options.Zone) is { } date ? new TaskConstraint(bound, date)
            : throw new PlanFileException(task.Place, "\"{0}\" is missing.", "ConstraintDate");
    }

    /// <summary>The date of a phase bounds every task within, the nearest phase first; a task's own goes before it.</summary>
    private static TaskConstraint? Inherited(MspdiOutline.Row row, PlanFileOptions options) =>
        row.Parents.Select(parent => ReadConstraint(parent.Element, options)).FirstOrDefault(constraint => constraint is not null);

    public static WorkDuration ReadDuration(MspdiElement task) =>
        ReadTime(task, "Duration") is { } time ? WorkDuration.Hours(time.TotalHours) : WorkDuration.Zero;

    /// <summary>Null where the task does not say it.</summary>
    public static TimeSpan? ReadTime(MspdiElement task, string name)
    {
        if (task.Find(name) is not { Text.Length: > 0 } said)
        {
            return null;
        }

        try
        {
            var time = XmlConvert.ToTimeSpan(said.Text);
            return time >= TimeSpan.Zero && time.TotalDays <= MostDays
                ? time
                : throw new PlanFileException(said.Place, "\"{0}\" is not a duration as PT16H0M0S.", said.Text);
        }
        catch (Exception wrong) when (wrong is FormatException and not PlanFileException or OverflowException)
        {
            throw new PlanFileException(said.Place, "\"{0}\" is not a duration as PT16H0M0S.", said.Text);
        }
    }

    /// <summary>What has begun, and what is scheduled by hand, stays where the file puts it.</summary>
    private static FrozenDates? ReadFrozen(MspdiElement task, WorkDuration duration, WorkCalendar calendar, PlanFileOptions options)
    {
        var (start, finish) = (task.Date("ActualStart", options.Zone), task.Date("ActualFinish", options.Zone));
        if (start is not null)
        {
            return Freeze(start.Value, finish ?? task.Date("Finish", options.Zone), finish is null ? Progress.Started : Progress.Done);
        }

        var manual = task.IsOn("Manual") ? task.Date("ManualStart", options.Zone) ?? task.Date("Start", options.Zone) : null;
        return manual is null
            ? null
            : Freeze(manual.Value, task.Date("ManualFinish", options.Zone) ?? task.Date("Finish", options.Zone), Progress.NotStarted);

        DateTime Finish(DateTime from) =>
            Clock.ToDateTime(calendar.FinishInstant(calendar.WorkBefore(Clock.ToInstant(from)) + duration.Minutes(calendar)));

        FrozenDates Freeze(DateTime from, DateTime? to, Progress progress)
        {
            if (to < from)
            {
                throw new PlanFileException(task.Place, "it finishes before it starts.");
            }

            return new FrozenDates(from, to ?? (duration.Amount > 0 ? Finish(from) : from), progress);
        }
    }
}
