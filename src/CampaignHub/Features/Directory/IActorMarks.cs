namespace CampaignHub.Features.Directory;

/// <summary>A later feature that knows something by which people tell two actors of one name apart: the outlet of a journalist.</summary>
internal interface IActorMarks
{
    /// <summary>Of those that it knows, as far as the person at hand may see it.</summary>
    Task<IReadOnlyDictionary<Guid, string>> ReadAsync(IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken);
}
