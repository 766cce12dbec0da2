using System.Globalization;
using System.Text;
using CampaignHub.Platform;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>
/// A property of an address card in the form of vCard 4.0, whatever version it came in: quoted-printable and its character set are read, an
/// embedded picture is a data address. Source: RFC 6350, RFC 2426, vCard 2.1.
/// </summary>
/// <param name="Line">Where it begins in the file, from 1.</param>
/// <param name="Group">Joins properties: <c>item1</c>; empty for most.</param>
/// <param name="Value">With its escapes: <c>\n \, \;</c>.</param>
internal sealed record VCardLine(int Line, string Group, string Name, IReadOnlyList<(string Name, string Value)> Parameters, string Value)
{
    private const int FoldedOctets = 75;

    public bool IsOf(string type) =>
        Parameters.Any(parameter =>
            parameter.Name == "TYPE" && parameter.Value.Trim('"').Split(',').Contains(type, StringComparer.OrdinalIgnoreCase)
        );

    /// <summary>The parts between semicolons, as people read them.</summary>
    public IReadOnlyList<string> Parts => [.. Split(Value, ';').Select(Plain)];

    public string Text => Plain(Value);

    public override string ToString()
    {
        var text = new StringBuilder(Group.Length > 0 ? $"{Group}.{Name}" : Name);
        foreach (var (name, value) in Parameters)
        {
            text.Append(CultureInfo.InvariantCulture, $";{name}={value}");
        }

        return text.Append(':').Append(Value).ToString();
    }

    /// <summary>Lines of at most 75 octets, those after the first begin with a space.</summary>
    public static string Fold(string line)
    {
        var folded = new StringBuilder();
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > FoldedOctets)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        return folded.Append("\r\n").ToString();
    }

    public static string Escape(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\r\n", "\\n", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal);

    /// <summary>The properties of a text of cards, unfolded.</summary>
    public static IEnumerable<VCardLine> ReadAll(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            var (start, whole) = (at + 1, new StringBuilder(lines[at]));
            while (at + 1 < lines.Length && Continues(whole, lines[at + 1]) is { } next)
            {
                whole.Append(next);
                at++;
            }

            if (whole.ToString() is { } line && !string.IsNullOrWhiteSpace(line))
            {
                yield return Parse(start, line);
            }
        }
    }

    /// <exception cref="RefusedException">There is no colon in it.</exception>
    public static VCardLine Parse(int number, string line)
    {
        var colon = IndexOutsideQuotes(line, ':');
        if (colon < 0)
        {
            throw new RefusedException("Line {0} of the card is no property: it has no colon.", number);
        }

        var head = Split(line[..colon], ';', inQuotes: true);
        var dot = head[0].IndexOf('.', StringComparison.Ordinal);
        var (group, name) = dot < 0 ? ("", head[0]) : (head[0][..dot], head[0][(dot + 1)..]);
        var parameters = head.Skip(1).Select(Parameter).ToList();
        var value = Decode(line[(colon + 1)..], parameters);
        return new VCardLine(number, group, name.Trim().ToUpperInvariant(), parameters, value);
    }

    // Version 2.1 leaves the name of a parameter out.
    private static (string Name, string Value) Parameter(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals >= 0)
        {
            return (text[..equals].Trim().ToUpperInvariant(), text[(equals + 1)..].Trim());
        }

        return text.Trim().ToUpperInvariant() is "QUOTED-PRINTABLE" or "BASE64" or "8BIT" or "7BIT"
            ? ("ENCODING", text.Trim())
            : ("TYPE", text.Trim());
    }

    private static string Decode(string value, List<(string Name, string Value)> parameters)
    {
        var encoding = parameters.Find(parameter => parameter.Name == "ENCODING").Value?.ToUpperInvariant();
        var charset = parameters.Find(parameter => parameter.Name == "CHARSET").Value;
        parameters.RemoveAll(parameter => parameter.Name is "ENCODING" or "CHARSET");
        switch (encoding)
        {
            case "QUOTED-PRINTABLE":
                return QuotedPrintable(value, charset).ReplaceLineEndings("\\n");
            case "BASE64" or "B":
                var picture = parameters.Find(parameter => parameter.Name == "TYPE").Value ?? "jpeg";
                parameters.RemoveAll(parameter => parameter.Name is "TYPE" or "VALUE");
                return $"data:image/{picture.ToLowerInvariant()};base64,{value.Replace(" ", "", StringComparison.Ordinal)}";
            default:
                return value;
        }
    }

    private static string QuotedPrintable(string value, string? charset)
    {
        var bytes = new List<byte>(value.Length);
        for (var at = 0; at < value.Length; at++)
        {
            if (
                value[at] == '='
                && at + 2 < value.Length + 0
                && byte.TryParse(value.AsSpan(at + 1, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var octet)
            )
            {
                bytes.Add(octet);
                at += 2;
            }
            else
            {
                bytes.AddRange(Encoding.UTF8.GetBytes(value[at].ToString()));
            }
        }

        return Named(charset).GetString([.. bytes]);
    }

    private static Encoding Named(string? charset)
    {
        try
        {
            return charset is null
                ? Encoding.UTF8
                : CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    // The next line where it goes on: a space before it, or a soft break of quoted-printable behind this one.
    private static string? Continues(StringBuilder line, string next)
    {
        if (next is [' ' or '\t', ..])
        {
            return next[1..];
        }

        if (line.Length > 0 && line[^1] == '=' && line.ToString().Contains("QUOTED-PRINTABLE", StringComparison.OrdinalIgnoreCase))
        {
            line.Length--;
            return next;
        }

        return null;
    }

    private static string Plain(string value)
    {
        var text = new StringBuilder(value.Length);
        for (var at = 0; at < value.Length; at++)
        {
            if (value[at] == '\\' && at + 1 < value.Length)
            {
                at++;
                text.Append(value[at] is 'n' or 'N' ? '\n' : value[at]);
            }
            else
            {
                text.Append(value[at]);
            }
        }

        return text.ToString().Trim();
    }

    private static int IndexOutsideQuotes(string line, char wanted)
    {
        var quoted = false;
        for (var at = 0; at < line.Length; at++)
        {
            quoted ^= line[at] == '"';
            if (!quoted && line[at] == wanted)
            {
                return at;
            }
        }

        return -1;
    }

    private static List<string> Split(string text, char separator, bool inQuotes = false)
    {
        var (parts, part, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var at = 0; at < text.Length; at++)
        {
            quoted ^= inQuotes && text[at] == '"';
            if (text[at] == '\\' && at + 1 < text.Length)
            {
                part.Append(text[at]).Append(text[++at]);
            }
            else if (text[at] == separator && !quoted)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(text[at]);
            }
        }

        parts.Add(part.ToString());
        return parts;
    }
}
