using System.Globalization;
using System.Xml;

namespace CampaignHub.Planning;

/// <summary>Writes a calendar whole: its week, and its dated entries of some years.</summary>
internal sealed class MspdiCalendarWriter(XmlWriter xml)
{
    private const int NoBase = -1;
    private const int Daily = 1;

    public void Write(WorkCalendar calendar, int uid, DateOnly first, DateOnly last)
    {
        Begin("Calendar");
        Say("UID", uid);
        Say("Name", $"Calendar {uid}");
        Say("IsBaseCalendar", 1);
        Say("BaseCalendarUID", NoBase);
        Begin("WeekDays");
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            Begin("WeekDay");
            // 1 is Sunday.
            Say("DayType", (int)day + 1);
            WriteHours(calendar.Weekly[day]);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        WriteExceptions([.. calendar.Dated.Where(entry => entry.Date >= first && entry.Date <= last)]);
        xml.WriteEndElement();
    }

    private void WriteExceptions(List<DatedHours> dated)
    {
        if (dated.Count == 0)
        {
            return;
        }

        Begin("Exceptions");
        foreach (var entry in dated)
        {
            var day = entry.Date.ToDateTime(TimeOnly.MinValue);
            Begin("Exception");
            Say("EnteredByOccurrences", 0);
            Begin("TimePeriod");
            Say("FromDate", MspdiWriter.At(day));
            Say("ToDate", MspdiWriter.At(day.AddMinutes(Clock.MinutesPerDay - 1)));
            xml.WriteEndElement();
            Say("Occurrences", 1);
            Say("Name", entry.Name);
            Say("Type", Daily);
            WriteHours(entry.Periods);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void WriteHours(IReadOnlyList<WorkPeriod> periods)
    {
        Say("DayWorking", periods.Count > 0 ? 1 : 0);
        if (periods.Count == 0)
        {
            return;
        }

        Begin("WorkingTimes");
        foreach (var period in periods)
        {
            Begin("WorkingTime");
            Say("FromTime", Time(period.From));
            Say("ToTime", Time(period.To));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Begin(string name) => xml.WriteStartElement(name, MspdiWriter.Namespace);

    private void Say(string name, int value) => Say(name, value.ToString(CultureInfo.InvariantCulture));

    private void Say(string name, string value) => xml.WriteElementString(name, MspdiWriter.Namespace, value);

    private static string Time(TimeOnly time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
