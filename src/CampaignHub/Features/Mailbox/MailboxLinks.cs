using CampaignHub.Platform.Mail;

namespace CampaignHub;

internal static partial class Links
{
    /// <summary>The mailbox of a campaign, or without one the workspace's, where administrators see everything.</summary>
    internal static class Mailbox
    {
        public const string Settings = "/admin/settings/mail";
        public const string Signature = "/admin/settings/mail/signature";

        /// <summary>The personal way out of a list; its token says which and whose.</summary>
        public static string Unsubscribe(string token) => $"/unsubscribe/{token}";

        public static string Index(string? campaign) => $"{Root(campaign)}/mailbox";

        public static string Show(string? campaign, Guid id, DeliveryState? state = null) =>
            $"{Root(campaign)}/mailbox/{id}{(state is null ? "" : $"?state={state}")}";

        public static string Incoming(string? campaign) => $"{Root(campaign)}/mailbox/incoming";

        public static string IncomingMail(string? campaign, Guid id) => $"{Root(campaign)}/mailbox/incoming/{id}";

        public static string Suppressed(string? campaign) => $"{Root(campaign)}/mailbox/suppressed";

        public static string Webhooks(string campaign) => $"{Root(campaign)}/mailbox/webhooks";

        public static string Webhook(string campaign, Guid id) => $"{Root(campaign)}/mailbox/webhooks/{id}";

        private static string Root(string? campaign) => campaign is null ? Admin : Campaign(campaign);
    }
}
