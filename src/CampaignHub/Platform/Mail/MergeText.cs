using System.Text;
using System.Text.RegularExpressions;

namespace CampaignHub.Platform.Mail;

/// <summary>Merge fields: <c>{{ first_name }}</c>, or with what stands there when the person has none, <c>{{ first_name | default: "Madame, Monsieur" }}</c>.</summary>
internal static partial class MergeText
{
    /// <summary>The first field of the text that has neither a value nor a fallback; null when all can be filled.</summary>
    public static string? FindMissing(string text, IReadOnlyDictionary<string, string> values) =>
        Fields()
            .Matches(text)
            .Where(field => !field.Groups["fallback"].Success && Value(field.Groups["field"].Value, values).Length == 0)
            .Select(field => field.Groups["field"].Value)
            .FirstOrDefault();

    public static string Fill(string text, IReadOnlyDictionary<string, string> values, Func<string, string>? encode = null) =>
        new MergeTemplate(text).Fill(values, encode);

    internal static string Value(string field, IReadOnlyDictionary<string, string> values) => values.GetValueOrDefault(field) ?? "";

    [GeneratedRegex(
        """\{\{\s*(?<field>[a-z_][a-z0-9_]*)\s*(\|\s*default:\s*("(?<fallback>[^"]*)"|'(?<fallback>[^']*)')\s*)?\}\}""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    internal static partial Regex Fields();
}

/// <summary>A text whose merge fields were looked for once, to be filled for many.</summary>
internal sealed class MergeTemplate
{
    // What stands before each field, the field, and its fallback.
    private readonly List<(string Before, string Field, string Fallback)> _pieces = [];
    private readonly string _rest;

    public MergeTemplate(string text)
    {
        var at = 0;
        foreach (var field in MergeText.Fields().Matches(text).Cast<Match>())
        {
            _pieces.Add((text[at..field.Index], field.Groups["field"].Value, field.Groups["fallback"].Value));
            at = field.Index + field.Length;
        }

        _rest = text[at..];
    }

    public string Fill(IReadOnlyDictionary<string, string> values, Func<string, string>? encode = null)
    {
        if (_pieces.Count == 0)
        {
            return _rest;
        }

        var text = new StringBuilder();
        foreach (var (before, field, fallback) in _pieces)
        {
            var value = MergeText.Value(field, values);
            text.Append(before).Append(value.Length == 0 ? fallback : encode?.Invoke(value) ?? value);
        }

        return text.Append(_rest).ToString();
    }
}
