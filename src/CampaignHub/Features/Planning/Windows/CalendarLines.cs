using System.Globalization;
using System.Text.RegularExpressions;
using CampaignHub.Platform;

namespace CampaignHub.Features.Planning.Windows;

/// <summary>Looks through the lines of an iCalendar file before it is read: the first wrong one is told with its number (RFC 5545, 3.1 and 3.3.5).</summary>
internal static partial class CalendarLines
{
    private const int Day = 8;

    private static readonly string[] Forms = ["yyyyMMdd", "yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmmss'Z'"];

    /// <param name="text">Of the file.</param>
    /// <param name="zone">Where a moment without zone is meant.</param>
    /// <returns>The events in their order, with what a window takes nothing of.</returns>
    /// <exception cref="RefusedException">A line is none, or tells a day or an hour that does not exist; an event has no UID, or ends before it begins.</exception>
    public static IReadOnlyList<Event> Check(string text, TimeZoneInfo zone)
    {
        var events = new List<Event>();
        var number = 0;
        var seen = new Event(0);
        foreach (var line in text.Split('\n'))
        {
            number++;
            // A long line goes on behind a space.
            if (line.Length == 0 || line[0] is ' ' or '\t' or '\r')
            {
                continue;
            }

            if (ContentLine().Match(line.TrimEnd('\r')) is not { Success: true } read)
            {
                throw new RefusedException("Line {0} of the calendar cannot be read: {1}", number, Shorten(line));
            }

            var (name, value) = (read.Groups["name"].Value.ToUpperInvariant(), read.Groups["value"].Value);
            if (name is "DTSTART" or "DTEND")
            {
                CheckMoment(number, value, Zone().Match(read.Groups["parameters"].Value).Groups["zone"].Value, zone);
            }

            seen = Read(seen, number, name, value.Trim());
            if (name == "END" && value.Trim().Equals("VEVENT", StringComparison.OrdinalIgnoreCase))
            {
                events.Add(seen);
            }
        }

        return events;
    }

    /// <summary>What was read of an event.</summary>
    /// <param name="Line">It begins with.</param>
    /// <param name="Repeats">It has a rule or days of recurrence.</param>
    internal sealed record Event(int Line, string Uid = "", string? Start = null, string? End = null, bool Repeats = false);

    private static Event Read(Event seen, int number, string name, string value)
    {
        switch (name, value.ToUpperInvariant())
        {
            case ("BEGIN", "VEVENT"):
                return new Event(number);
            case ("UID", _):
                return seen with { Uid = value };
            case ("RRULE" or "RDATE", _):
                return seen with { Repeats = true };
            case ("DTSTART", _):
                return seen with { Start = value };
            case ("DTEND", _):
                return seen with { End = value };
            case ("END", "VEVENT") when seen.Uid.Length == 0:
                throw new RefusedException(
                    "Line {0} of the calendar: the event has no UID, by which it would be known when the calendar comes again.",
                    seen.Line
                );
            // Both of a day, or both of an hour in the same zone: they are compared as they are written.
            case ("END", "VEVENT")
                when seen is { Start: { } start, End: { } end }
                    && start.Length == end.Length
                    && string.CompareOrdinal(end[..Day], start[..Day]) < 0:
                throw new RefusedException("Line {0} of the calendar: the event ends before it begins.", seen.Line);
            default:
                return seen;
        }
    }

    private static void CheckMoment(int number, string value, string name, TimeZoneInfo campaign)
    {
        if (!DateTime.TryParseExact(value, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            throw new RefusedException("Line {0} of the calendar: \"{1}\" is no day or hour.", number, Shorten(value));
        }

        var isFloating = name.Length == 0 && value.Length > Day && !value.EndsWith('Z');
        var known =
            isFloating ? campaign
            : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var found) ? found
            : null;
        if (known?.IsInvalidTime(moment) == true)
        {
            throw new RefusedException(
                "Line {0} of the calendar: {1} does not exist, the clocks of {2} are put forward over it.",
                number,
                moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                known.Id
            );
        }
    }

    private static string Shorten(string text) => text.Length <= 60 ? text.TrimEnd() : text[..60] + "…";

    [GeneratedRegex(
        "^(?<name>[A-Za-z0-9-]+)(?<parameters>(;[^:\"]*(\"[^\"]*\"[^:\"]*)*)?):(?<value>.*)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ContentLine();

    [GeneratedRegex("TZID=\"?(?<zone>[^;:\"]+)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Zone();
}
