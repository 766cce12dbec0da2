using System.Globalization;
using System.Text;

namespace CampaignHub.Features.Planning.Feeds;

/// <summary>Lines of iCalendar as RFC 5545 §3.1 asks: UTF-8, CRLF, and no line longer than 75 octets, folded between characters.</summary>
internal sealed class ICalendarText
{
    private const int MostOctets = 75;

    private readonly StringBuilder _text = new();

    /// <param name="name">With its parameters, if any.</param>
    /// <param name="value">As it stands in the file: a date, a number, an address, a word of a closed list.</param>
    public ICalendarText Add(string name, string value)
    {
        var octets = 0;
        foreach (var character in $"{name}:{value}".EnumerateRunes())
        {
            if (octets + character.Utf8SequenceLength > MostOctets)
            {
                _text.Append("\r\n ");
                octets = 1;
            }

            _text.Append(character.ToString());
            octets += character.Utf8SequenceLength;
        }

        _text.Append("\r\n");
        return this;
    }

    /// <summary>A value that people typed.</summary>
    public ICalendarText AddText(string name, string value) => Add(name, Escape(value));

    public ICalendarText AddDay(string name, DateOnly day) =>
        Add($"{name};VALUE=DATE", day.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    public ICalendarText AddInstant(string name, DateTimeOffset instant) =>
        Add(name, instant.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture));

    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    // §3.3.11; what else is a control character is not allowed at all.
    private static string Escape(string value)
    {
        var escaped = new StringBuilder(value.Length + 8);
        foreach (var letter in value.ReplaceLineEndings("\n"))
        {
            _ = letter switch
            {
                '\n' => escaped.Append("\\n"),
                '\\' or ';' or ',' => escaped.Append('\\').Append(letter),
                _ when char.IsControl(letter) => escaped.Append(' '),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }
}
