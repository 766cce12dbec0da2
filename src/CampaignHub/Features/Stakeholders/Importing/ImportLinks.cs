namespace CampaignHub;

internal static partial class Links
{
    internal static class Imports
    {
        public static string Index(string campaign) => $"{Stakeholders.Index(campaign)}/import";

        public static string Show(string campaign, Guid id) => $"{Index(campaign)}/{id}";

        public static string LeftOut(string campaign, Guid id) => $"{Show(campaign, id)}/left-out.csv";
    }
}
