using CampaignHub.Platform.Mail.Reading;

namespace CampaignHub.Features.Mailbox.Incoming;

/// <summary>The colour of what a mail that came in is, and the reasons of servers in a reader's words (English, translated where shown).</summary>
internal static class InboundTones
{
    public static string Tone(this InboundKind kind) =>
        kind switch
        {
            InboundKind.Bounce => "tone-warn",
            InboundKind.Complaint => "tone-bad",
            InboundKind.Reply => "tone-good",
            InboundKind.Unsubscribe => "tone-info",
            _ => "tone-quiet",
        };

    public static string Say(this BounceReason reason) =>
        reason switch
        {
            BounceReason.UnknownUser => "The address does not exist",
            BounceReason.HostUnknown => "The domain does not exist",
            BounceReason.Moved => "They have another address",
            BounceReason.NotAccept => "The domain takes no mail",
            BounceReason.Full => "The mailbox is full",
            BounceReason.Suspended => "The mailbox is suspended",
            BounceReason.Spam => "Taken for spam",
            BounceReason.Policy => "Refused by a rule of the server",
            BounceReason.Auth => "Not believed to be ours",
            BounceReason.TooBig => "The mail is too big",
            BounceReason.Rate => "Too much at once",
            BounceReason.Greylist => "Put off by the server",
            BounceReason.Network => "The server cannot be reached",
            BounceReason.Expired => "Given up after too long",
            BounceReason.Content => "What it carries is refused",
            BounceReason.NotABounce => "It arrived",
            _ => "The server does not say why",
        };

    /// <summary>Of an effect: red where an address is given up or something is our fault.</summary>
    public static string Tone(this BounceEffect effect) => effect is BounceEffect.Suppress or BounceEffect.Alert ? "tone-bad" : "tone-warn";
}
