namespace CampaignHub;

internal static partial class Links
{
    internal static class Settings
    {
        public const string Index = "/admin/settings";
    }
}
