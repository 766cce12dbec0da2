using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Commitments.Undertakings;

internal static class UndertakingWords
{
    /// <summary>The state as people say it: "open" of an undertaking is another word in French.</summary>
    public static string State(this Texts texts, UndertakingState state) =>
        state switch
        {
            UndertakingState.Open => texts["To be kept"],
            UndertakingState.Kept => texts["Kept by us"],
            _ => texts["Not kept by us"],
        };

    public static string Tone(this UndertakingState state) =>
        state switch
        {
            UndertakingState.Kept => "tone-good",
            UndertakingState.NotKept => "tone-bad",
            _ => "tone-info",
        };
}
