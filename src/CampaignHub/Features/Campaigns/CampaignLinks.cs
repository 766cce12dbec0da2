namespace CampaignHub;

internal static partial class Links
{
    internal static class Campaigns
    {
        public const string Index = "/admin/campaigns";
        public const string New = "/admin/campaigns/new";

        public static string Edit(string slug) => $"{Campaign(slug)}/edit";
    }
}
