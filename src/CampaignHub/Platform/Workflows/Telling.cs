using System.Globalization;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using CampaignHub.Workflows.Expressions;

namespace CampaignHub.Platform.Workflows;

/// <summary>A sentence that is kept and put into the reader's language when it is shown.</summary>
/// <param name="Sentence">English with <c>{0}</c> places, and the key of its translation.</param>
/// <param name="Values">Days as <c>2023-01-31</c>; the reader sees them written out.</param>
/// <param name="Link">A path of ours.</param>
internal sealed record Telling(string Sentence, IReadOnlyList<string> Values, string? Link = null)
{
    /// <summary>In English, for programs.</summary>
    public string Told => Values.Count == 0 ? Sentence : string.Format(CultureInfo.InvariantCulture, Sentence, [.. Values]);

    public string In(Texts texts) => Values.Count == 0 ? texts[Sentence] : texts[Sentence, [.. Values.Select(Days.Written)]];

    /// <summary>Why something failed, in the words of what was thrown.</summary>
    public static Telling Of(Exception failure) =>
        failure is RefusedException refused ? new Telling(refused.Template, [.. refused.Values.Select(value => $"{value}")])
        : failure is ExpressionException wrong ? Of(wrong)
        : new Telling(failure.Message, []);

    // Expressions are written in Liquid and JavaScript, and what is wrong with one is said in English: the place at least is said in the reader's.
    private static Telling Of(ExpressionException wrong) =>
        (wrong.Property, wrong.Line) switch
        {
            ({ } property, { } line) => new Telling(
                "The expression of {0} (line {1}, column {2}) says: {3}",
                [property, $"{line}", $"{wrong.Column}", wrong.Reason ?? wrong.Message]
            ),
            ({ } property, null) => new Telling("The expression of {0} says: {1}", [property, wrong.Reason ?? wrong.Message]),
            _ => new Telling(wrong.Message, []),
        };
}
