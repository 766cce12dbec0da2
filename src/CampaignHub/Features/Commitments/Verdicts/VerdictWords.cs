using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Commitments.Verdicts;

internal static class VerdictWords
{
    /// <summary>The outcome as people say it of a commitment.</summary>
    public static string Verdict(this Texts texts, VerdictOutcome outcome) =>
        outcome switch
        {
            VerdictOutcome.Kept => texts["The commitment was kept"],
            VerdictOutcome.PartlyKept => texts["The commitment was kept in part"],
            _ => texts["The commitment was not kept"],
        };

    public static string Tone(this VerdictOutcome outcome) =>
        outcome switch
        {
            VerdictOutcome.Kept => "tone-good",
            VerdictOutcome.PartlyKept => "tone-warn",
            _ => "tone-bad",
        };
}
