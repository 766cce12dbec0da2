using CampaignHub.Platform.Mail.Reading;

namespace CampaignHub.Features.Press.FollowUps;

/// <summary>Where somebody stands who got a release, by what they did: never by what they opened.</summary>
internal enum FollowUpStanding
{
    NotReplied,

    /// <summary>The mail came back or was refused for good.</summary>
    Bounced,
    AskedForInterview,
    Replied,

    /// <summary>By telephone or face to face, since the release left.</summary>
    SpokenTo,

    /// <summary>The relay does not have it yet.</summary>
    OnItsWay,

    /// <summary>Asked not to be written to, or left the list.</summary>
    LeftAlone,
}

internal static class FollowUpStandings
{
    /// <summary>Whom a mail can remind.</summary>
    public static readonly FollowUpStanding[] ByMail =
    [
        FollowUpStanding.NotReplied,
        FollowUpStanding.AskedForInterview,
        FollowUpStanding.Replied,
        FollowUpStanding.SpokenTo,
    ];

    /// <summary>Whom one may call.</summary>
    public static readonly FollowUpStanding[] ByPhone = [FollowUpStanding.NotReplied, FollowUpStanding.Bounced, .. ByMail.Skip(1)];

    public static string Tone(this FollowUpStanding standing) =>
        standing switch
        {
            FollowUpStanding.AskedForInterview or FollowUpStanding.Replied or FollowUpStanding.SpokenTo => "tone-good",
            FollowUpStanding.Bounced => "tone-bad",
            FollowUpStanding.NotReplied => "tone-warn",
            _ => "tone-quiet",
        };
}

/// <summary>Somebody who got a release: what was sent to them when, and what they did.</summary>
internal sealed record FollowUpLine
{
    public required string Name { get; init; }
    public required string Address { get; init; }
    public required FollowUpStanding Standing { get; init; }

    /// <summary>Null when nobody of the journalists has this address any more.</summary>
    public Guid? JournalistId { get; init; }
    public Guid? ActorId { get; init; }

    /// <summary>The first mail to them, and its Message-ID: what follows stands in its thread.</summary>
    public required Guid MailId { get; init; }
    public required string MessageId { get; init; }

    /// <summary>When the relay took each mail, the first one first.</summary>
    public required IReadOnlyList<DateTimeOffset> SentAt { get; init; }
    public BounceReason? Bounce { get; init; }

    /// <summary>The last mail that came back from them.</summary>
    public Guid? AnswerId { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Only a machine answered: away, holidays.</summary>
    public bool IsAway { get; init; }

    /// <summary>The last thing noted.</summary>
    public Reaction? Last { get; init; }

    /// <summary>When we had to do with them last, in this campaign.</summary>
    public DateOnly? LastContact { get; init; }

    /// <summary>They asked for no calls.</summary>
    public bool IsNotCalled { get; init; }
}
