namespace CampaignHub.Features.Directory;

/// <summary>A later feature whose records name actors of the directory says which of them other campaigns than the one entered reckon with.</summary>
internal interface IActorUses
{
    Task<IReadOnlyCollection<Guid>> ElsewhereAsync(IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken);
}
