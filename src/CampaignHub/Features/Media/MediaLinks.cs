namespace CampaignHub;

internal static partial class Links
{
    internal static class Media
    {
        public static string Index(string campaign) => $"{Campaign(campaign)}/media";

        public static string Upload(string campaign) => $"{Campaign(campaign)}/media/upload";

        public static string Show(string campaign, Guid id) => $"{Campaign(campaign)}/media/{id}";

        public static string Removal(string campaign, Guid id) => $"{Campaign(campaign)}/media/{id}/removal";

        /// <summary>The file itself, for people of the campaign.</summary>
        public static string Content(string campaign, Guid id) => $"{Campaign(campaign)}/media/{id}/content";

        public static string Download(string campaign, Guid id) => $"{Content(campaign, id)}?download=true";

        /// <summary>The file itself, for everybody; the address that stands in texts.</summary>
        public static string Public(Guid id, string name) => $"/media/{id}/{Uri.EscapeDataString(name)}";
    }
}
