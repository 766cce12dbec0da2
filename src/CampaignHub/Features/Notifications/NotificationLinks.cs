namespace CampaignHub;

internal static partial class Links
{
    internal static class Notifications
    {
        public const string Index = "/admin/notifications";
    }
}
