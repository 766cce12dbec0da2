using System.Text;
using CampaignHub.Platform;
using Ical.Net;
using Ical.Net.CalendarComponents;

namespace CampaignHub.Features.Planning.Windows;

/// <summary>Reads the events of an iCalendar file (RFC 5545) as stretches of days. What is no such file, cut or too large is refused; recurrences are not unfolded.</summary>
internal static class ReadCalendarFile
{
    public const int LargestBytes = 1 << 20;
    public const int MostEvents = 2000;

    /// <param name="To">Included.</param>
    internal sealed record Event(string Uid, string Name, DateOnly From, DateOnly To, bool IsCancelled);

    /// <param name="bytes">At most <see cref="LargestBytes"/>.</param>
    /// <param name="zone">Of the campaign: an event with hours stands on its days there.</param>
    public static IReadOnlyList<Event> Read(byte[] bytes, TimeZoneInfo zone)
    {
        if (bytes.Length > LargestBytes)
        {
            throw new RefusedException("The calendar is larger than {0} MB.", LargestBytes >> 20);
        }

        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').Trim();
        if (!text.StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException("This is no calendar: it does not begin with BEGIN:VCALENDAR.");
        }

        if (!text.EndsWith("END:VCALENDAR", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusedException("This calendar is cut: its end is missing after line {0}.", LastLine(text));
        }

        CalendarLines.Check(text, zone);
        return Parse(text, zone);
    }

    private static int LastLine(string text) => text.Count(character => character == '\n') + 1;

    /// <summary>What somebody chose in a form.</summary>
    public static async Task<byte[]> BytesAsync(IFormFile? chosen, CancellationToken cancellationToken)
    {
        if (chosen is null)
        {
            throw new RefusedException("Choose a file first.");
        }

        if (chosen.Length > LargestBytes)
        {
            throw new RefusedException("The file {0} is larger than {1} MB.", chosen.FileName, LargestBytes >> 20);
        }

        using var bytes = new MemoryStream();
        await chosen.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    private static List<Event> Parse(string text, TimeZoneInfo zone)
    {
        // The library throws whatever it stumbles over: a file is never more to blame than in these.
        try
        {
            var events = CalendarCollection.Load(text).SelectMany(calendar => calendar.Events).ToList();
            return events.Count > MostEvents
                ? throw new RefusedException("The calendar has more than {0} events.", MostEvents)
                : [.. events.Select(each => EventOf(each, zone)).OfType<Event>().DistinctBy(each => each.Uid)];
        }
        catch (Exception mistake) when (mistake is not RefusedException and not OutOfMemoryException)
        {
            throw new RefusedException("This calendar cannot be read: it is not as RFC 5545 has it.");
        }
    }

    // An event without a day, or outside the years a plan knows, is no window.
    private static Event? EventOf(CalendarEvent each, TimeZoneInfo zone)
    {
        if (each.Start is not { } start || string.IsNullOrWhiteSpace(each.Uid) || each.Uid.Length > PlanWindow.UidMaxLength)
        {
            return null;
        }

        var from = DayOf(start, zone);
        var end = each.End ?? (each.Duration is { } length ? start.Add(length) : null);
        var to = end is null ? from : DayOf(end, zone);
        // The end of an event is the first moment that is not its own.
        if (end is not null && to > from && (!end.HasTime || TimeOf(end, zone) == TimeOnly.MinValue))
        {
            to = to.AddDays(-1);
        }

        var name = string.IsNullOrWhiteSpace(each.Summary) ? each.Uid : each.Summary.Trim();
        return PlanDays.IsKnown(from) && PlanDays.IsKnown(to) && to >= from
            ? new Event(
                each.Uid,
                name.Length <= PlanWindow.NameMaxLength ? name : name[..PlanWindow.NameMaxLength],
                from,
                to,
                string.Equals(each.Status, EventStatus.Cancelled, StringComparison.OrdinalIgnoreCase)
            )
            : null;
    }

    private static DateOnly DayOf(Ical.Net.DataTypes.CalDateTime moment, TimeZoneInfo zone) => DateOnly.FromDateTime(LocalOf(moment, zone));

    private static TimeOnly TimeOf(Ical.Net.DataTypes.CalDateTime moment, TimeZoneInfo zone) =>
        TimeOnly.FromDateTime(LocalOf(moment, zone));

    // A moment without zone is meant where it is read.
    private static DateTime LocalOf(Ical.Net.DataTypes.CalDateTime moment, TimeZoneInfo zone) =>
        moment.HasTime && !moment.IsFloating ? TimeZoneInfo.ConvertTimeFromUtc(moment.AsUtc, zone) : moment.Value;
}
