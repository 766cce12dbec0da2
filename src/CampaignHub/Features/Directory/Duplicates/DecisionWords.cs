namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>What is said back to who decided about a pair.</summary>
internal static class DecisionWords
{
    public static string Of(PairState state) =>
        state switch
        {
            PairState.NotTheSame => "They stay two, and are not proposed again.",
            PairState.Later => "They wait under \"Later\".",
            _ => "They are in the queue again.",
        };
}
