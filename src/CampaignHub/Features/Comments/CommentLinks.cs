namespace CampaignHub;

internal static partial class Links
{
    internal static class Comments
    {
        /// <summary>Where a comment about a record is sent to.</summary>
        public static string Of(string campaign, string kind, Guid id) => $"{Campaign(campaign)}/comments/{kind}/{id}";

        /// <summary>One comment, to be corrected or taken out.</summary>
        public static string Edit(string campaign, Guid id) => $"{Campaign(campaign)}/comments/{id}";
    }
}
