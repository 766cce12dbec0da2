using System.Globalization;
using System.Text.RegularExpressions;
using CampaignHub.Platform;

namespace CampaignHub.Features.Planning.Windows;

/// <summary>Looks through the lines of an iCalendar file before it is read: the first wrong one is told with its number (RFC 5545, 3.1 and 3.3.5).</summary>
internal static partial class CalendarLines
{
    private static readonly string[] Forms = ["yyyyMMdd", "yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmmss'Z'"];

    /// <exception cref="RefusedException">A line is none, or tells a day or an hour that does not exist.</exception>
    public static void Check(string text)
    {
        var number = 0;
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

            if (read.Groups["name"].Value.ToUpperInvariant() is "DTSTART" or "DTEND")
            {
                CheckMoment(number, read.Groups["value"].Value, Zone().Match(read.Groups["parameters"].Value).Groups["zone"].Value);
            }
        }
    }

    private static void CheckMoment(int number, string value, string zone)
    {
        if (!DateTime.TryParseExact(value, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
        {
            throw new RefusedException("Line {0} of the calendar: \"{1}\" is no day or hour.", number, Shorten(value));
        }

        if (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) && known.IsInvalidTime(moment))
        {
            throw new RefusedException(
                "Line {0} of the calendar: {1} does not exist, the clocks of {2} are put forward over it.",
                number,
                moment.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture),
                zone
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
