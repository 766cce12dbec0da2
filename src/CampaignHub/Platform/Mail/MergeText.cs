using System.Text.RegularExpressions;

namespace CampaignHub.Platform.Mail;

/// <summary>Merge fields: <c>{{ first_name }}</c>, or with what stands there when the person has none, <c>{{ first_name | default: "Madame, Monsieur" }}</c>.</summary>
internal static partial class MergeText
{
    /// <summary>The first field of the text that has neither a value nor a fallback; null when all can be filled.</summary>
    public static string? FindMissing(string text, IReadOnlyDictionary<string, string> values) =>
        Fields()
            .Matches(text)
            .Where(field => !field.Groups["fallback"].Success && Value(field, values).Length == 0)
            .Select(field => field.Groups["field"].Value)
            .FirstOrDefault();

    public static string Fill(string text, IReadOnlyDictionary<string, string> values, Func<string, string>? encode = null) =>
        Fields()
            .Replace(
                text,
                field => Value(field, values) is { Length: > 0 } value ? encode?.Invoke(value) ?? value : field.Groups["fallback"].Value
            );

    private static string Value(Match field, IReadOnlyDictionary<string, string> values) =>
        values.GetValueOrDefault(field.Groups["field"].Value) ?? "";

    [GeneratedRegex(
        """\{\{\s*(?<field>[a-z_][a-z0-9_]*)\s*(\|\s*default:\s*("(?<fallback>[^"]*)"|'(?<fallback>[^']*)')\s*)?\}\}""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Fields();
}
