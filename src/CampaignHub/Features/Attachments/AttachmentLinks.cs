namespace CampaignHub;

internal static partial class Links
{
    internal static class Attachments
    {
        /// <summary>The files of one record.</summary>
        public static string Of(string campaign, string kind, Guid id) => $"{Campaign(campaign)}/files/{kind}/{id}";

        public static string Content(string campaign, Guid id) => $"{Campaign(campaign)}/attachments/{id}/content";
    }
}
