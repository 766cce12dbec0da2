namespace CampaignHub;

internal static partial class Links
{
    /// <summary>The mailbox of a campaign, or without one the workspace's, where administrators see everything.</summary>
    internal static class Mailbox
    {
        public static string Index(string? campaign) => $"{Root(campaign)}/mailbox";

        public static string Show(string? campaign, Guid id) => $"{Root(campaign)}/mailbox/{id}";

        private static string Root(string? campaign) => campaign is null ? Admin : Campaign(campaign);
    }
}
