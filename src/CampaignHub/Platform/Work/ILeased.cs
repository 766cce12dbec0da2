namespace CampaignHub.Platform.Work;

/// <summary>A row of work that one process at a time holds. Whoever writes its outcome names the token it was given, so that a process that slept past its lease writes nothing.</summary>
internal interface ILeased
{
    Guid Id { get; }

    /// <summary>The process (<see cref="Instance"/>) that holds it, so that the next one need not wait for the lease of one that was killed.</summary>
    Guid? Owner { get; set; }
    Guid? LeaseToken { get; set; }
    DateTimeOffset? LeaseUntil { get; set; }
}
