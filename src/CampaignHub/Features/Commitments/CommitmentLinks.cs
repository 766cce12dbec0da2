namespace CampaignHub;

internal static partial class Links
{
    internal static class Commitments
    {
        public const string PublicIndex = "/commitments";

        public static string Index(string campaign) => $"{Campaign(campaign)}/commitments";

        public static string Csv(string campaign) => $"{Campaign(campaign)}/commitments.csv";

        public static string New(string campaign) => $"{Campaign(campaign)}/commitments/new";

        /// <summary>The form, with the meeting at which it was said filled in.</summary>
        public static string NewAt(string campaign, Guid meeting) => $"{Campaign(campaign)}/commitments/new?meeting={meeting}";

        public static string Show(string campaign, Guid id) => $"{Campaign(campaign)}/commitments/{id}";

        public static string Edit(string campaign, Guid id) => $"{Campaign(campaign)}/commitments/{id}/edit";

        public static string Removal(string campaign, Guid id) => $"{Campaign(campaign)}/commitments/{id}/removal";

        public static string Public(string slug) => $"{PublicIndex}/{slug}";
    }
}
