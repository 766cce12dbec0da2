namespace CampaignHub;

internal static partial class Links
{
    internal static class Meetings
    {
        public static string Index(string campaign) => $"{Campaign(campaign)}/meetings";

        public static string New(string campaign) => $"{Campaign(campaign)}/meetings/new";

        public static string Show(string campaign, Guid id) => $"{Campaign(campaign)}/meetings/{id}";

        public static string Edit(string campaign, Guid id) => $"{Campaign(campaign)}/meetings/{id}/edit";

        public static string Minutes(string campaign, Guid id, Guid demand) => $"{Campaign(campaign)}/meetings/{id}/minutes/{demand}";
    }
}
