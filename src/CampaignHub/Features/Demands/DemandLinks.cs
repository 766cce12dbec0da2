namespace CampaignHub;

internal static partial class Links
{
    internal static class Demands
    {
        public static string Index(string campaign) => $"{Campaign(campaign)}/demands";

        public static string New(string campaign) => $"{Campaign(campaign)}/demands/new";

        public static string Show(string campaign, Guid id) => $"{Campaign(campaign)}/demands/{id}";

        public static string Edit(string campaign, Guid id) => $"{Campaign(campaign)}/demands/{id}/edit";
    }
}
