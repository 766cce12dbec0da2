namespace CampaignHub.Platform.Mail;

internal enum VerdictKind
{
    Accepted,

    /// <summary>Refused for now: tried again on the schedule.</summary>
    Deferred,
    Failed,
    Uncertain,

    /// <summary>The relay, not the recipient: nobody's mail is held against them, the relay rests.</summary>
    RelayDown,

    /// <summary>Somebody else holds the row by now, or the hub is stopping: nothing left.</summary>
    NotSent,
}

/// <summary>What became of one attempt, and what the relay said.</summary>
internal sealed record Verdict(VerdictKind Kind, int? Code, string Text)
{
    public static readonly Verdict NotSent = new(VerdictKind.NotSent, Code: null, "");

    /// <summary>False when the relay refused before it heard of the recipient: nothing follows for them.</summary>
    public bool NamesRecipient { get; init; } = true;

    /// <summary>The relay answered something, or may have got the text: it counts against the limits.</summary>
    public bool MayHaveReachedTheRelay => Code is not null || Kind is VerdictKind.Accepted or VerdictKind.Uncertain or VerdictKind.Deferred;

    public static Verdict Accepted(string reply) => new(VerdictKind.Accepted, 250, reply);

    /// <summary>An explicit answer of the relay to MAIL, RCPT, DATA or the final dot.</summary>
    public static Verdict OfReply(int code, string text) => new(IsTooMany(code, text) ? VerdictKind.Deferred : KindOf(code), code, text);

    public static Verdict RelayDown(string text, int? code = null) => new(VerdictKind.RelayDown, code, text);

    /// <summary>The connection broke: before the last byte of the text had been handed over the relay cannot have it; after that nobody knows.</summary>
    public static Verdict OfBrokenConnection(bool textLeft, string whyUncertain) =>
        textLeft
            ? new Verdict(VerdictKind.Uncertain, Code: null, whyUncertain)
            : new Verdict(VerdictKind.Deferred, Code: null, DeliveryReasons.BrokeOff);

    // 421 closes the channel, 454 throttles, 530–538 ask for another sign-in: all of them are about us and the relay.
    private static VerdictKind KindOf(int code) =>
        code switch
        {
            421 or 454 or 530 or 534 or 535 or 538 => VerdictKind.RelayDown,
            >= 200 and < 300 => VerdictKind.Accepted,
            >= 500 => VerdictKind.Failed,
            _ => VerdictKind.Deferred,
        };

    // RFC 5321 §4.5.3.1.10: a server of the old school says 552 where 452 is meant.
    private static bool IsTooMany(int code, string text) =>
        code == 552
        && (text.StartsWith("5.5.3", StringComparison.Ordinal) || text.Contains("too many", StringComparison.OrdinalIgnoreCase));
}
