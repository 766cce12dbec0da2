namespace CampaignHub;

internal static partial class Links
{
    internal static class Imports
    {
        public static string Index(string campaign) => $"{Stakeholders.Index(campaign)}/import";

        public static string Show(string campaign, Guid id) => $"{Index(campaign)}/{id}";
    }
}
