namespace CampaignHub.Platform.Mail.Reading;

/// <summary>What a mail that came in is.</summary>
internal enum InboundKind
{
    /// <summary>A server says what became of a mail of ours: failed, or late.</summary>
    Bounce,

    /// <summary>Somebody pressed "this is spam" (RFC 5965).</summary>
    Complaint,

    /// <summary>A machine answered by itself: an absence, a read receipt, a challenge.</summary>
    AutoReply,

    /// <summary>A person, or their mail program, asks for no more.</summary>
    Unsubscribe,

    /// <summary>A person answers.</summary>
    Reply,
    Unrelated,
}

/// <summary>Why a mail did not arrive, as far as the server's words tell.</summary>
internal enum BounceReason
{
    UnknownUser,
    HostUnknown,
    Moved,
    NotAccept,
    Full,
    Suspended,
    Spam,
    Policy,
    Auth,
    TooBig,
    Rate,
    Greylist,
    Network,
    Expired,
    Content,
    Undefined,

    /// <summary>It did arrive, or nothing is said against the address.</summary>
    NotABounce,
}

/// <summary>What a reason asks of us.</summary>
internal enum BounceEffect
{
    /// <summary>The address is dead: it is written to no more.</summary>
    Suppress,

    /// <summary>It may pass; dead only after several.</summary>
    Count,

    /// <summary>Our fault, never the journalist's: somebody looks.</summary>
    Alert,
    None,
}

/// <summary>What a mail says of one address.</summary>
/// <param name="Address">The one that failed, in the server's words; null where it is hidden.</param>
/// <param name="Status">The enhanced status code (RFC 3463), such as 5.1.1; null where none is said.</param>
internal sealed record RecipientOutcome(string? Address, BounceReason Reason, BounceEffect Effect, string? Status)
{
    /// <summary>The address that was written to, where it was forwarded from there (ORCPT).</summary>
    public string? Original { get; init; }

    /// <summary>The server goes on trying: nothing is decided.</summary>
    public bool IsDelayed { get; init; }

    /// <summary>The server's own words, one line.</summary>
    public string Words { get; init; } = "";
}

/// <summary>What a mail that came in is, what it says of whom, and by what it can be told which mail of ours it is about.</summary>
internal sealed record InboundReading(InboundKind Kind, IReadOnlyList<RecipientOutcome> Recipients)
{
    public static readonly InboundReading Nothing = new(InboundKind.Unrelated, []);

    public ReturnedKeys Keys { get; init; } = ReturnedKeys.None;
}

/// <summary>What a report hands back of our own mail, by which it is found again.</summary>
/// <param name="EnvelopeId">ENVID of RFC 3461.</param>
/// <param name="Token">Our own header in the returned copy.</param>
/// <param name="MessageId">Message-ID of the returned copy.</param>
internal sealed record ReturnedKeys(string? EnvelopeId, string? Token, string? MessageId)
{
    public const string TokenHeader = "X-CampaignHub-Delivery";

    public static readonly ReturnedKeys None = new(null, null, null);
}

internal static class BounceEffects
{
    public static BounceEffect Of(BounceReason reason) =>
        reason switch
        {
            BounceReason.UnknownUser or BounceReason.HostUnknown or BounceReason.Moved or BounceReason.NotAccept => BounceEffect.Suppress,
            BounceReason.Full or BounceReason.Suspended or BounceReason.Expired or BounceReason.Network or BounceReason.Greylist =>
                BounceEffect.Count,
            BounceReason.Spam
            or BounceReason.Policy
            or BounceReason.Auth
            or BounceReason.TooBig
            or BounceReason.Rate
            or BounceReason.Content => BounceEffect.Alert,
            _ => BounceEffect.None,
        };

    /// <summary>While a server goes on trying, no address is given up for what it says.</summary>
    public static BounceEffect WhileDelayed(BounceReason reason) => Of(reason) is BounceEffect.Suppress ? BounceEffect.None : Of(reason);
}
