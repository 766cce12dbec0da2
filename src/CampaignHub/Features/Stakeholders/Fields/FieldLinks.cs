namespace CampaignHub;

internal static partial class Links
{
    internal static class Fields
    {
        public static string Index(string campaign) => $"{Stakeholders.Index(campaign)}/fields";

        public static string Edit(string campaign, Guid id) => $"{Index(campaign)}/{id}";

        /// <summary>The list of those who bear a tag.</summary>
        public static string Tagged(string campaign, string tag) => $"{Stakeholders.Index(campaign)}?tag={Uri.EscapeDataString(tag)}";
    }
}
