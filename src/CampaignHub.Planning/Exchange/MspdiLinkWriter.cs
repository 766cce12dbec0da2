using System.Globalization;
using System.Xml;

namespace CampaignHub.Planning;

/// <summary>Writes a link of a plan into the row of its successor.</summary>
internal static class MspdiLinkWriter
{
    private const int Hours = 5;
    private const int ElapsedHours = 6;
    private const int Days = 7;
    private const int ElapsedDays = 8;
    private const int Percent = 19;
    private const int TenthsPerMinute = 10;

    public static void Write(XmlWriter xml, PlanInput plan, MspdiRows rows, PlanLink link)
    {
        var (lag, format) = LagOf(plan, rows, link);
        xml.WriteStartElement("PredecessorLink", MspdiWriter.Namespace);
        Say("PredecessorUID", rows.Find(link.From)!.Uid.ToString(CultureInfo.InvariantCulture));
        Say(
            "Type",
            link.Type switch
            {
                LinkType.FinishToFinish => "0",
                LinkType.FinishToStart => "1",
                LinkType.StartToFinish => "2",
                _ => "3",
            }
        );
        Say("CrossProject", "0");
        Say("LinkLag", lag.ToString("0.####", CultureInfo.InvariantCulture));
        Say("LagFormat", format.ToString(CultureInfo.InvariantCulture));
        xml.WriteEndElement();

        void Say(string name, string value) => xml.WriteElementString(name, MspdiWriter.Namespace, value);
    }

    private static (double Lag, int Format) LagOf(PlanInput plan, MspdiRows rows, PlanLink link)
    {
        var (from, to) = (rows.Find(link.From)!, rows.Find(link.To)!);
        var calendar = to.Task?.Calendar ?? plan.Calendar;
        if (link.Lag.Unit == LagUnit.Percent)
        {
            return (link.Lag.Amount, Percent);
        }

        var minutes = link.Lag.Minutes(calendar, predecessorMinutes: 0);
        // The part of the anchor's day that a count of whole days passes over, which a file that knows no anchors has to say.
        if (link.Lag.CountsDays && (to.Anchor ?? from.Anchor) is { } anchor)
        {
            var day = anchor.At.Date;
            var (begin, end) = to.Anchor is not null ? (day, anchor.At) : (anchor.At, day.AddDays(1));
            minutes += (long)(link.Lag.IsElapsed ? end - begin : calendar.WorkBetween(begin, end)).TotalMinutes;
        }

        var format = link.Lag.Unit switch
        {
            LagUnit.WorkingDays => Days,
            LagUnit.ElapsedDays => ElapsedDays,
            LagUnit.ElapsedHours => ElapsedHours,
            _ => Hours,
        };
        return (minutes * TenthsPerMinute, format);
    }
}
