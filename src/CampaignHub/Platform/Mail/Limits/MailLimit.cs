using System.Globalization;
using System.Text.RegularExpressions;

namespace CampaignHub.Platform.Mail.Limits;

/// <summary>At most so many mails in any span of that length: <c>10/s</c>, <c>100/min</c>, <c>2000/h</c>, <c>10000/day</c>.</summary>
internal sealed partial record MailLimit(int Count, TimeSpan Window)
{
    /// <summary>Some limits after one another, with blanks or commas between.</summary>
    /// <exception cref="RefusedException">One that cannot be read, named.</exception>
    public static IReadOnlyList<MailLimit> ParseAll(string? text) =>
        [.. (text ?? "").Split([' ', ',', ';', '\t'], StringSplitOptions.RemoveEmptyEntries).Select(Parse)];

    private static MailLimit Parse(string text) =>
        Form().Match(text) is { Success: true } match
        && int.TryParse(match.Groups["count"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count > 0
            ? new MailLimit(count, WindowOf(match.Groups["window"].Value))
            : throw new RefusedException("\"{0}\" is no limit: write 10/s, 100/min, 2000/h or 10000/day.", text);

    private static TimeSpan WindowOf(string unit) =>
        unit switch
        {
            "s" => TimeSpan.FromSeconds(1),
            "min" => TimeSpan.FromMinutes(1),
            "h" => TimeSpan.FromHours(1),
            _ => TimeSpan.FromDays(1),
        };

    [GeneratedRegex("^(?<count>[0-9]{1,9})/(?<window>s|min|h|day)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}

/// <summary>What the relay and the receivers' domains allow.</summary>
/// <param name="Relay">For everything that leaves.</param>
/// <param name="Domains">By the receiver's domain, in lower case; <c>*</c> holds for each domain that is not named.</param>
internal sealed record MailLimits(IReadOnlyList<MailLimit> Relay, IReadOnlyDictionary<string, IReadOnlyList<MailLimit>> Domains)
{
    private const string Any = "*";

    public bool AreNone => Relay.Count == 0 && Domains.Count == 0;

    /// <summary>The longest window of all.</summary>
    public TimeSpan Longest => Relay.Concat(Domains.Values.SelectMany(each => each)).Select(each => each.Window).DefaultIfEmpty().Max();

    public IReadOnlyList<MailLimit> Of(string domain) => Domains.GetValueOrDefault(domain) ?? Domains.GetValueOrDefault(Any) ?? [];

    /// <param name="relay">Limits after one another.</param>
    /// <param name="domains">One domain a line, its limits behind it: <c>orange.fr 20/min</c>.</param>
    public static MailLimits Parse(string? relay, string? domains)
    {
        var byDomain = new Dictionary<string, IReadOnlyList<MailLimit>>(StringComparer.Ordinal);
        foreach (var line in (domains ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split([' ', '\t', ':'], 2, StringSplitOptions.TrimEntries);
            var limits = MailLimit.ParseAll(parts.ElementAtOrDefault(1));
            byDomain[parts[0].ToLowerInvariant()] =
                limits.Count > 0 ? limits : throw new RefusedException("The line \"{0}\" names a domain and no limit.", line);
        }

        return new MailLimits(MailLimit.ParseAll(relay), byDomain);
    }
}
