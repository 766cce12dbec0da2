using System.Text.RegularExpressions;

namespace CampaignHub.Platform.Mail.Reading;

/// <summary>The fields of one recipient in a delivery status notification (RFC 3464 §2.3).</summary>
internal sealed record RecipientStatus
{
    public string? FinalRecipient { get; init; }
    public string? OriginalRecipient { get; init; }

    /// <summary>failed, delayed, delivered, relayed or expanded; empty where it is not said.</summary>
    public string Action { get; init; } = "";
    public string? Status { get; init; }
    public string Diagnostic { get; init; } = "";
}

/// <summary>
/// Reads message/delivery-status as it is written in the world: groups without an empty line between them, empty lines inside of them,
/// fields in any order, comments after the action.
/// </summary>
internal static partial class DeliveryStatus
{
    private const int MostRecipients = 500;

    /// <summary>What stands for the whole report (RFC 3464 §2.2).</summary>
    public static string? EnvelopeId(string text) =>
        Fields(text).FirstOrDefault(field => field.Name == "original-envelope-id").Value is { Length: > 0 } id ? id : null;

    public static IReadOnlyList<RecipientStatus> Recipients(string text)
    {
        var all = new List<RecipientStatus>();
        var group = new Dictionary<string, string>(StringComparer.Ordinal);
        var isSealed = false;
        foreach (var (name, value) in Fields(text))
        {
            if (name.Length == 0)
            {
                isSealed = group.ContainsKey("action") && HasRecipient(group);
                continue;
            }

            // After an empty line, or where a field comes once more, the next recipient begins; but not with what only adds to the last.
            if (
                (group.ContainsKey(name) && HasRecipient(group))
                || (isSealed && name is ("final-recipient" or "original-recipient" or "action"))
            )
            {
                all.Add(Read(group));
                group.Clear();
                isSealed = false;
            }

            if (all.Count >= MostRecipients)
            {
                return all;
            }

            group[name] = value;
        }

        if (HasRecipient(group) || (all.Count == 0 && group.ContainsKey("action") && group.ContainsKey("status")))
        {
            all.Add(Read(group));
        }

        return all;
    }

    private static bool HasRecipient(Dictionary<string, string> group) =>
        group.ContainsKey("final-recipient") || group.ContainsKey("original-recipient");

    // Empty name: an empty line.
    private static IEnumerable<(string Name, string Value)> Fields(string text)
    {
        string? name = null;
        var value = "";
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (name is not null && line.Length > 0 && line[0] is ' ' or '\t' && line.Trim().Length > 0)
            {
                value = value.Length < 4000 ? $"{value} {line.Trim()}" : value;
                continue;
            }

            if (name is not null)
            {
                yield return (name, value);
                name = null;
            }

            var field = Field().Match(line);
            if (field.Success)
            {
                (name, value) = (field.Groups["name"].Value.ToLowerInvariant(), field.Groups["value"].Value.Trim());
            }
            else if (line.Trim().Length == 0)
            {
                yield return ("", "");
            }
        }

        if (name is not null)
        {
            yield return (name, value);
        }
    }

    private static RecipientStatus Read(Dictionary<string, string> group)
    {
        var status = Status().Match(group.GetValueOrDefault("status", ""));
        return new RecipientStatus
        {
            FinalRecipient = MailAddresses.OfField(group.GetValueOrDefault("final-recipient")),
            OriginalRecipient = MailAddresses.OfField(group.GetValueOrDefault("original-recipient")),
            Action = Word().Match(group.GetValueOrDefault("action", "")).Value.ToLowerInvariant(),
            Status = status.Success ? status.Value : null,
            Diagnostic = Diagnostic(group),
        };
    }

    // "smtp; 550 5.1.1 …": the type says nothing that the words do not.
    private static string Diagnostic(Dictionary<string, string> group)
    {
        var said = group.GetValueOrDefault("diagnostic-code", "");
        var semicolon = said.IndexOf(';', StringComparison.Ordinal);
        var words = semicolon is >= 0 and < 24 ? said[(semicolon + 1)..].Trim() : said;
        return group.TryGetValue("x-supplementary-info", out var more) || group.TryGetValue("x400-supplementary-info", out more)
            ? $"{words} {more}"
            : words;
    }

    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9-]{2,60})[ \t]*:(?<value>.*)$", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Field();

    [GeneratedRegex(@"[245]\.\d{1,3}\.\d{1,3}", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Status();

    [GeneratedRegex(@"[A-Za-z]+", RegexOptions.CultureInvariant, 2000)]
    private static partial Regex Word();
}
