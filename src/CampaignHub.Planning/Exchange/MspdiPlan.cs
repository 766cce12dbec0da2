namespace CampaignHub.Planning;

/// <summary>
/// Reads Microsoft Project XML (MSPDI, https://schemas.microsoft.com/project). Taken: calendars with their bases, weeks and exceptions,
/// tasks with outline, durations, work, constraints, deadlines and what was done, links with lag, columns that were added. Left aside: resources, assignments, costs.
/// </summary>
public static class MspdiPlan
{
    /// <exception cref="PlanFileException">Not such a file; with the place.</exception>
    public static PlanFile Read(ReadOnlyMemory<byte> xml, PlanFileOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var project = MspdiElement.Read(xml);
        var fromStart = project.TextOf("ScheduleFromStart") is not ("0" or "false");
        // The date at the other end is the result of an earlier schedule.
        var start = fromStart ? project.Date("StartDate", options.Zone) : null;
        var finish = fromStart ? null : project.Date("FinishDate", options.Zone);
        var calendars = new MspdiCalendars(project, options);
        var outline = new MspdiOutline(project);
        var fields = MspdiFields.Of(project);
        var tasks = outline.Leaves.Select(leaf => MspdiTask.Read(leaf, outline, calendars, options)).ToList();
        var plan = new PlanInput
        {
            Today = options.Today,
            ScheduleFrom = fromStart ? ScheduleFrom.Start : ScheduleFrom.Finish,
            Start = start ?? (finish is null && tasks.TrueForAll(IsWithoutDate) ? options.Start.ToDateTime(TimeOnly.MinValue) : null),
            Finish = finish,
            Calendar = calendars.OfProject,
            Tasks = tasks,
            Phases = [.. outline.Phases],
            Links = [.. outline.Rows.SelectMany(row => MspdiLink.ReadAll(row, outline))],
        };
        return new PlanFile
        {
            Plan = plan,
            Names = outline.Rows.ToDictionary(row => row.Id, row => row.Element.TextOf("Name") ?? "", StringComparer.Ordinal),
            Order = [.. outline.Rows.Select(row => row.Id)],
            EmptyCalendars = calendars.Empty,
            Details = outline.Rows.ToDictionary(row => row.Id, row => ReadDetail(row.Element, fields), StringComparer.Ordinal),
        };
    }

    private static PlanFileDetail ReadDetail(MspdiElement task, MspdiFields fields) =>
        new(
            Guid.TryParse(task.TextOf("GUID"), out var key) ? key : null,
            task.TextOf("Notes") ?? "",
            task.TextOf("Contact") ?? "",
            task.TextOf("PercentComplete") == "100" || task.TextOf("ActualFinish") is not null
        )
        {
            WorkHours = MspdiTask.ReadTime(task, "Work") is { Ticks: > 0 } work ? work.TotalHours : null,
            Fields = fields.Read(task),
        };

    private static bool IsWithoutDate(PlanTask task) => task.Constraint is null && task.Deadline is null && task.Frozen is null;
}
