using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Commitments;

internal static class RungWords
{
    /// <summary>The rung as people say it; "withdrawn" of a demand is another word in French.</summary>
    public static string Rung(this Texts texts, Rung rung) => rung == Commitments.Rung.Withdrawn ? texts["Taken back"] : texts.Of(rung);
}
