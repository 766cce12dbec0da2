namespace CampaignHub;

internal static partial class Links
{
    internal static class Attachments
    {
        /// <summary>The files of one stakeholder.</summary>
        public static string Of(string campaign, Guid stakeholder) => $"{Stakeholders.Show(campaign, stakeholder)}/files";

        public static string Content(string campaign, Guid id) => $"{Stakeholders.Index(campaign)}/attachments/{id}/content";
    }
}
