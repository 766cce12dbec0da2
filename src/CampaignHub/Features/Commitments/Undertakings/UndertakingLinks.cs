namespace CampaignHub;

internal static partial class Links
{
    internal static class Undertakings
    {
        public static string Index(string campaign) => $"{Campaign(campaign)}/undertakings";

        public static string New(string campaign) => $"{Index(campaign)}/new";

        /// <summary>A new one, given at a meeting.</summary>
        public static string NewAt(string campaign, Guid meeting) => $"{New(campaign)}?meeting={meeting}";

        public static string Show(string campaign, Guid id) => $"{Index(campaign)}/{id}";

        public static string Edit(string campaign, Guid id) => $"{Show(campaign, id)}/edit";
    }
}
