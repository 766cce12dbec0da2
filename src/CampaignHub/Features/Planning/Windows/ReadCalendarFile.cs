using System.Text;
using CampaignHub.Features.Planning.Importing;
using CampaignHub.Platform;
using CampaignHub.Platform.Language;
using Ical.Net;
using Ical.Net.CalendarComponents;

namespace CampaignHub.Features.Planning.Windows;

/// <summary>
/// Reads the events of an iCalendar file (RFC 5545) as stretches of days. What is no such file, cut or too large is refused; what is no window is left out and
/// told. Recurrences are not unfolded: a window of the political calendar is there once.
/// </summary>
internal static class ReadCalendarFile
{
    public const int LargestBytes = 1 << 20;
    public const int MostEvents = 2000;
    private const int RemarksShown = 10;

    /// <param name="To">Included.</param>
    internal sealed record Event(string Uid, string Name, DateOnly From, DateOnly To, bool IsCancelled);

    /// <param name="Remarks">What is left out, or taken in part.</param>
    internal sealed record Content(IReadOnlyList<Event> Events, IReadOnlyList<PlanImportProblem> Remarks)
    {
        public IReadOnlyList<string> Told(Texts texts) => [.. Remarks.Select(remark => texts[remark.Template, remark.Values])];
    }

    /// <param name="bytes">At most <see cref="LargestBytes"/>.</param>
    /// <param name="zone">Of the campaign: an event with hours stands on its days there.</param>
    public static Content Read(byte[] bytes, TimeZoneInfo zone)
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

        return Parse(text, CalendarLines.Check(text, zone), zone);
    }

    /// <summary>The first of them as one text, for a page to say.</summary>
    public static string Said(IReadOnlyList<string> remarks) =>
        string.Join(" ", remarks.Take(RemarksShown)) + (remarks.Count > RemarksShown ? " …" : "");

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

    private static Content Parse(string text, IReadOnlyList<CalendarLines.Event> lines, TimeZoneInfo zone)
    {
        // The library throws whatever it stumbles over: a file is never more to blame than in these.
        try
        {
            var events = CalendarCollection.Load(text).SelectMany(calendar => calendar.Events).ToList();
            return events.Count > MostEvents
                ? throw new RefusedException("The calendar has more than {0} events.", MostEvents)
                : Take(events, lines, zone);
        }
        catch (Exception mistake) when (mistake is not RefusedException and not OutOfMemoryException)
        {
            throw new RefusedException("This calendar cannot be read: it is not as RFC 5545 has it.");
        }
    }

    private static Content Take(List<CalendarEvent> events, IReadOnlyList<CalendarLines.Event> lines, TimeZoneInfo zone)
    {
        var taken = new Dictionary<string, Event>(StringComparer.Ordinal);
        var remarks = new List<PlanImportProblem>();
        var byUid = lines.ToLookup(line => line.Uid, StringComparer.Ordinal);
        foreach (var each in events)
        {
            var uid = each.Uid ?? "";
            // A UID that goes on in a second line was seen up to there.
            var line = byUid[uid].FirstOrDefault() ?? lines.FirstOrDefault(one => uid.StartsWith(one.Uid, StringComparison.Ordinal));
            var at = line?.Line ?? 1;
            var name = NameOf(each);
            if (WrongWith(each, zone) is { } wrong)
            {
                remarks.Add(new PlanImportProblem(wrong, at, name));
            }
            else if (!taken.TryAdd(uid, EventOf(each, name, zone)))
            {
                remarks.Add(
                    new PlanImportProblem("Line {0} of the calendar: {1} stands there several times; the first is taken.", at, name)
                );
            }
            else if (line?.Repeats == true)
            {
                remarks.Add(
                    new PlanImportProblem("Line {0} of the calendar: {1} repeats; its first time is taken, the others are not.", at, name)
                );
            }
        }

        return new Content([.. taken.Values], remarks);
    }

    // An event without a day, or outside the years a plan knows, is no window.
    private static string? WrongWith(CalendarEvent each, TimeZoneInfo zone)
    {
        if (each.Start is null)
        {
            return "Line {0} of the calendar: {1} has no day, and is left out.";
        }

        if (each.Uid is null or { Length: 0 or > PlanWindow.UidMaxLength })
        {
            return "Line {0} of the calendar: {1} has a UID that is too long, and is left out.";
        }

        var (from, to) = SpanOf(each, zone);
        return PlanDays.IsKnown(from) && PlanDays.IsKnown(to) && to >= from
            ? null
            : "Line {0} of the calendar: {1} does not lie between 1950 and 2099, and is left out.";
    }

    private static (DateOnly From, DateOnly To) SpanOf(CalendarEvent each, TimeZoneInfo zone)
    {
        var start = each.Start!;
        var from = DayOf(start, zone);
        var end = each.End ?? (each.Duration is { } length ? start.Add(length) : null);
        var to = end is null ? from : DayOf(end, zone);
        // The end of an event is the first moment that is not its own.
        return end is not null && to > from && (!end.HasTime || TimeOf(end, zone) == TimeOnly.MinValue)
            ? (from, to.AddDays(-1))
            : (from, to);
    }

    private static Event EventOf(CalendarEvent each, string name, TimeZoneInfo zone)
    {
        var (from, to) = SpanOf(each, zone);
        return new Event(each.Uid!, name, from, to, string.Equals(each.Status, EventStatus.Cancelled, StringComparison.OrdinalIgnoreCase));
    }

    private static string NameOf(CalendarEvent each)
    {
        var name = string.IsNullOrWhiteSpace(each.Summary) ? each.Uid ?? "" : each.Summary.Trim();
        return name.Length <= PlanWindow.NameMaxLength ? name : name[..PlanWindow.NameMaxLength];
    }

    private static DateOnly DayOf(Ical.Net.DataTypes.CalDateTime moment, TimeZoneInfo zone) => DateOnly.FromDateTime(LocalOf(moment, zone));

    private static TimeOnly TimeOf(Ical.Net.DataTypes.CalDateTime moment, TimeZoneInfo zone) =>
        TimeOnly.FromDateTime(LocalOf(moment, zone));

    // A moment without zone is meant where it is read.
    private static DateTime LocalOf(Ical.Net.DataTypes.CalDateTime moment, TimeZoneInfo zone) =>
        moment.HasTime && !moment.IsFloating ? TimeZoneInfo.ConvertTimeFromUtc(moment.AsUtc, zone) : moment.Value;
}
