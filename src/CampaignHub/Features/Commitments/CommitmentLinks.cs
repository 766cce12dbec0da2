namespace CampaignHub;

internal static partial class Links
{
    internal static class Commitments
    {
        public static string Index(string campaign) => $"{Campaign(campaign)}/commitments";

        public static string Csv(string campaign) => $"{Campaign(campaign)}/commitments.csv";

        public static string New(string campaign) => $"{Campaign(campaign)}/commitments/new";

        /// <summary>A new one, given at a meeting.</summary>
        public static string NewAt(string campaign, Guid meeting) => $"{New(campaign)}?meeting={meeting}";

        public static string Show(string campaign, Guid id) => $"{Campaign(campaign)}/commitments/{id}";

        public static string Edit(string campaign, Guid id) => $"{Campaign(campaign)}/commitments/{id}/edit";

        public static string Publication(string campaign, Guid id) => $"{Campaign(campaign)}/commitments/{id}/publication";

        public static string Public(string slug) => $"/commitments/{slug}";
    }
}
