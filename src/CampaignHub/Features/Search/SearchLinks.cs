namespace CampaignHub;

internal static partial class Links
{
    internal static class Search
    {
        /// <summary>In every campaign of the person.</summary>
        public const string Everywhere = "/admin/search";

        public static string Index(string campaign) => $"{Campaign(campaign)}/search";
    }
}
