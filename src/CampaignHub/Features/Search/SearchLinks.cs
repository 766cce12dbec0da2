namespace CampaignHub;

internal static partial class Links
{
    internal static class Search
    {
        public static string Index(string campaign) => $"{Campaign(campaign)}/search";
    }
}
