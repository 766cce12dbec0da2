namespace CampaignHub;

internal static partial class Links
{
    internal static class Operations
    {
        public const string Jobs = "/admin/jobs";

        public static string Trash(string campaign) => $"{Campaign(campaign)}/trash";

        public static string Journal(string campaign) => $"{Campaign(campaign)}/journal";
    }
}
