namespace CampaignHub;

internal static partial class Links
{
    internal static class Comments
    {
        /// <summary>Where a comment about a record is sent to.</summary>
        public static string Of(string campaign, string kind, Guid id) => $"{Campaign(campaign)}/comments/{kind}/{id}";
    }
}
