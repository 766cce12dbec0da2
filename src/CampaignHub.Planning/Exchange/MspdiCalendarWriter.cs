using System.Globalization;
using System.Xml;

namespace CampaignHub.Planning;

/// <summary>Writes a calendar whole: its week, and its dated entries of some years.</summary>
internal static class MspdiCalendarWriter
{
    private const int NoBase = -1;
    private const int Daily = 1;

    public static void Write(XmlWriter xml, WorkCalendar calendar, int uid, DateOnly first, DateOnly last)
    {
        xml.WriteStartElement("Calendar", MspdiWriter.Namespace);
        Say("UID", uid);
        xml.WriteElementString("Name", MspdiWriter.Namespace, $"Calendar {uid}");
        Say("IsBaseCalendar", 1);
        Say("BaseCalendarUID", NoBase);
        xml.WriteStartElement("WeekDays", MspdiWriter.Namespace);
        foreach (var day in Enum.GetValues<DayOfWeek>())
        {
            xml.WriteStartElement("WeekDay", MspdiWriter.Namespace);
            // 1 is Sunday.
            Say("DayType", (int)day + 1);
            WriteHours(calendar.Weekly[day]);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        WriteExceptions([.. calendar.Dated.Where(entry => entry.Date >= first && entry.Date <= last)]);
        xml.WriteEndElement();

        void WriteExceptions(List<DatedHours> dated)
        {
            if (dated.Count == 0)
            {
                return;
            }

            xml.WriteStartElement("Exceptions", MspdiWriter.Namespace);
            foreach (var entry in dated)
            {
                var day = entry.Date.ToDateTime(TimeOnly.MinValue);
                xml.WriteStartElement("Exception", MspdiWriter.Namespace);
                Say("EnteredByOccurrences", 0);
                xml.WriteStartElement("TimePeriod", MspdiWriter.Namespace);
                xml.WriteElementString("FromDate", MspdiWriter.Namespace, MspdiWriter.At(day));
                xml.WriteElementString("ToDate", MspdiWriter.Namespace, MspdiWriter.At(day.AddMinutes(Clock.MinutesPerDay - 1)));
                xml.WriteEndElement();
                Say("Occurrences", 1);
                xml.WriteElementString("Name", MspdiWriter.Namespace, entry.Name);
                Say("Type", Daily);
                WriteHours(entry.Periods);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        void WriteHours(IReadOnlyList<WorkPeriod> periods)
        {
            Say("DayWorking", periods.Count > 0 ? 1 : 0);
            if (periods.Count == 0)
            {
                return;
            }

            xml.WriteStartElement("WorkingTimes", MspdiWriter.Namespace);
            foreach (var period in periods)
            {
                xml.WriteStartElement("WorkingTime", MspdiWriter.Namespace);
                xml.WriteElementString("FromTime", MspdiWriter.Namespace, Time(period.From));
                xml.WriteElementString("ToTime", MspdiWriter.Namespace, Time(period.To));
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        void Say(string name, int value) =>
            xml.WriteElementString(name, MspdiWriter.Namespace, value.ToString(CultureInfo.InvariantCulture));
    }

    private static string Time(TimeOnly time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
}
