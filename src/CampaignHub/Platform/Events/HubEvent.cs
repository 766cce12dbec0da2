namespace CampaignHub.Platform.Events;

/// <summary>
/// Something that happened and that others act on: a record of ids and facts, named by its type (<c>MeetingHeld</c>).
/// It holds no secret and no testimony text, since it is stored as it is.
/// </summary>
internal abstract record HubEvent
{
    /// <summary>The record it is about, by which workflows find it again.</summary>
    public abstract Guid SubjectId { get; }

    /// <summary>The moment that makes two such events of one subject different, for those that must happen once only; null when each counts.</summary>
    public virtual string? OnceKey => null;
}
