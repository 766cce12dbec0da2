using System.Globalization;
using System.Text;
using System.Xml;

namespace CampaignHub.Planning;

/// <summary>
/// Writes a plan as Microsoft Project XML (MSPDI). Reading the file again schedules the same; anchors stand in it as milestones that must be on their date, and
/// buffers, which the format does not know, are not scheduled by it. The elements of a task stand in the order of the schema: Project refuses another.
/// </summary>
public sealed class MspdiWriter
{
    internal const string Namespace = "http://schemas.microsoft.com/project";
    private const int PlanCalendar = 1;
    private const int FixedDuration = 1;
    private const int ShownInDays = 7;

    private readonly PlanFile _file;
    private readonly PlanInput _plan;
    private readonly MspdiRows _rows;
    private readonly MspdiFields _fields;
    private readonly Dictionary<string, TaskSchedule> _dates;
    private readonly List<WorkCalendar> _calendars;
    private readonly XmlWriter _xml;

    private MspdiWriter(PlanFile file, XmlWriter xml)
    {
        (_file, _plan, _xml) = (file, file.Plan, xml);
        _rows = new MspdiRows(file);
        _fields = MspdiFields.Of(file.Details.Values);
        var result = Schedule.Compute(_plan);
        _dates = result.Tasks.Concat(result.Phases).ToDictionary(row => row.Id, StringComparer.Ordinal);
        _calendars =
        [
            _plan.Calendar,
            .. _plan.Tasks.Select(task => task.Calendar).OfType<WorkCalendar>().Distinct().Where(own => own != _plan.Calendar),
        ];
    }

    /// <param name="file">Its dates lie where the calendar knows them.</param>
    /// <param name="name">Of the project.</param>
    public static byte[] Write(PlanFile file, string name)
    {
        ArgumentNullException.ThrowIfNull(file);
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            new MspdiWriter(file, xml).WriteProject(name);
        }

        return stream.ToArray();
    }

    internal static string At(DateTime local) => local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private void WriteProject(string name)
    {
        _xml.WriteStartElement("Project", Namespace);
        Say("SaveVersion", 14);
        Say("Name", name);
        Say("ScheduleFromStart", _plan.ScheduleFrom == ScheduleFrom.Start);
        // Only the end that decides: the other one is what the schedule says.
        if (_plan is { ScheduleFrom: ScheduleFrom.Start, Start: { } start })
        {
            Say("StartDate", At(start));
        }
        else if (_plan is { ScheduleFrom: ScheduleFrom.Finish, Finish: { } finish })
        {
            Say("FinishDate", At(finish));
        }

        Say("CalendarUID", PlanCalendar);
        Say("MinutesPerDay", _plan.Calendar.MinutesPerDay);
        WriteFields();
        _xml.WriteStartElement("Calendars", Namespace);
        var (first, last) = Span();
        var calendars = new MspdiCalendarWriter(_xml);
        for (var at = 0; at < _calendars.Count; at++)
        {
            calendars.Write(_calendars[at], PlanCalendar + at, first, last);
        }

        _xml.WriteEndElement();
        _xml.WriteStartElement("Tasks", Namespace);
        foreach (var row in _rows.All)
        {
            WriteRow(row);
        }

        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteFields()
    {
        if (!_fields.All.Any())
        {
            return;
        }

        _xml.WriteStartElement("ExtendedAttributes", Namespace);
        foreach (var (number, name, alias) in _fields.All)
        {
            _xml.WriteStartElement("ExtendedAttribute", Namespace);
            Say("FieldID", number);
            Say("FieldName", name);
            Say("Alias", alias);
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    // Holidays of a century and a half would be most of the file: those that the dates can meet are enough.
    private (DateOnly First, DateOnly Last) Span()
    {
        var dates = _dates
            .Values.SelectMany(row => new[] { row.Start, row.EarlyStart, row.LateStart, row.Finish, row.EarlyFinish, row.LateFinish })
            .Concat(_plan.Anchors.Select(anchor => anchor.At))
            .DefaultIfEmpty(WorkCalendar.FirstDay.ToDateTime(TimeOnly.MinValue))
            .ToList();
        return (Year(dates.Min().Year - 2, WorkCalendar.FirstDay), Year(dates.Max().Year + 3, WorkCalendar.LastDay));

        static DateOnly Year(int year, DateOnly end) =>
            year < WorkCalendar.FirstDay.Year || year > WorkCalendar.LastDay.Year ? end : new(year, 1, 1);
    }

    private void WriteRow(MspdiRows.Row row)
    {
        var detail = _file.Details.GetValueOrDefault(row.Id, PlanFileDetail.None);
        var (start, finish) = row.Anchor is { } anchor ? (anchor.At, anchor.At) : (_dates[row.Id].Start, _dates[row.Id].Finish);
        var calendar = row.Task?.Calendar ?? _plan.Calendar;
        var minutes = row.Task?.Duration.Minutes(calendar) ?? 0;
        var frozen = row.Task?.Frozen;
        _xml.WriteStartElement("Task", Namespace);
        Say("UID", row.Uid);
        Say("GUID", detail.Key?.ToString());
        Say("ID", row.Number);
        Say("Name", _file.Names.GetValueOrDefault(row.Id, row.Id));
        Say("Manual", frozen is { Progress: Progress.NotStarted });
        Say("Type", FixedDuration);
        Say("Contact", detail.Contact);
        Say("OutlineLevel", row.Level);
        Say("Start", At(start));
        Say("Finish", At(finish));
        Say("Duration", row.IsPhase ? null : Hours(minutes));
        if (frozen is { Progress: Progress.NotStarted })
        {
            Say("ManualStart", At(frozen.Start));
            Say("ManualFinish", At(frozen.Finish));
        }

        Say("DurationFormat", row.IsPhase ? null : ShownInDays);
        Say("Work", detail.WorkHours is { } work ? Hours((long)Math.Round(work * 60)) : null);
        Say("Milestone", !row.IsPhase && minutes == 0);
        Say("Summary", row.IsPhase);
        Say("PercentComplete", detail.IsDone || frozen is { Progress: Progress.Done } ? 100 : 0);
        if (frozen is { Progress: not Progress.NotStarted })
        {
            Say("ActualStart", At(frozen.Start));
            Say("ActualFinish", frozen.Progress == Progress.Done ? At(frozen.Finish) : null);
        }

        WriteConstraint(row, calendar);
        Say("Deadline", row.Task?.Deadline is { } deadline ? At(deadline) : null);
        Say("Notes", detail.Note);
        foreach (var link in _rows.LinksTo(row))
        {
            MspdiLinkWriter.Write(_xml, _plan, _rows, link);
        }

        WriteValues(detail);

        _xml.WriteEndElement();
    }

    private void WriteValues(PlanFileDetail detail)
    {
        foreach (var (number, value) in _fields.ValuesOf(detail))
        {
            _xml.WriteStartElement("ExtendedAttribute", Namespace);
            Say("FieldID", number);
            Say("Value", value);
            _xml.WriteEndElement();
        }
    }

    private void WriteConstraint(MspdiRows.Row row, WorkCalendar calendar)
    {
        var constraint = row.Anchor is { } anchor ? new TaskConstraint(ConstraintType.MustStartOn, anchor.At) : row.Task?.Constraint;
        Say(
            "ConstraintType",
            constraint?.Type switch
            {
                ConstraintType.MustStartOn => 2,
                ConstraintType.MustFinishOn => 3,
                ConstraintType.StartNoEarlierThan => 4,
                ConstraintType.StartNoLaterThan => 5,
                ConstraintType.FinishNoEarlierThan => 6,
                ConstraintType.FinishNoLaterThan => 7,
                _ => row.Task?.Placement switch
                {
                    Placement.AsSoonAsPossible => 0,
                    Placement.AsLateAsPossible => 1,
                    _ => null,
                },
            }
        );
        Say("CalendarUID", calendar == _plan.Calendar ? null : PlanCalendar + _calendars.IndexOf(calendar));
        Say("ConstraintDate", constraint is null ? null : At(constraint.At));
    }

    private static string Hours(long minutes) => string.Create(CultureInfo.InvariantCulture, $"PT{minutes / 60}H{minutes % 60}M0S");

    private void Say(string name, bool value) => Say(name, value ? 1 : 0);

    private void Say(string name, int? value) => Say(name, value?.ToString(CultureInfo.InvariantCulture));

    private void Say(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _xml.WriteElementString(name, Namespace, Plain(value));
        }
    }

    // What people paste may hold characters that XML has no place for.
    private static string Plain(string text) =>
        string.Concat(text.EnumerateRunes().Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));
}
