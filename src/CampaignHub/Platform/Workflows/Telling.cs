using System.Globalization;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Platform.Workflows;

/// <summary>A sentence that is kept and put into the reader's language when it is shown.</summary>
/// <param name="Sentence">English with <c>{0}</c> places, and the key of its translation.</param>
/// <param name="Values">Days as <c>2023-01-31</c>; the reader sees them written out.</param>
/// <param name="Link">A path of ours.</param>
internal sealed record Telling(string Sentence, IReadOnlyList<string> Values, string? Link = null)
{
    /// <summary>In English, for programs.</summary>
    public string Told => Values.Count == 0 ? Sentence : string.Format(CultureInfo.InvariantCulture, Sentence, [.. Values]);

    public string In(Texts texts) => Values.Count == 0 ? texts[Sentence] : texts[Sentence, [.. Values.Select(Written)]];

    private static string Written(string value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Days.Long(day)
            : value;

    /// <summary>Why something failed, in the words of what was thrown.</summary>
    public static Telling Of(Exception failure) =>
        failure is RefusedException refused
            ? new Telling(refused.Template, [.. refused.Values.Select(value => $"{value}")])
            : new Telling(failure.Message, []);
}
