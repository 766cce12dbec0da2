namespace CampaignHub.Platform.Work;

/// <summary>A row of work that one process at a time holds. Whoever writes its outcome names the token it was given, so that a process that slept past its lease writes nothing.</summary>
internal interface ILeased
{
    Guid Id { get; }
    Guid? LeaseToken { get; set; }
    DateTimeOffset? LeaseUntil { get; set; }
}
