using CampaignHub.Data;
using CampaignHub.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>The evidence in the store, that of commitments in the trash too: they can be put back.</summary>
internal sealed class EvidenceOwner(HubDb db) : IFileOwner
{
    public async Task<IReadOnlyList<OwnedFile>> AllAsync(CancellationToken cancellationToken) =>
        await db.WithTrash<CommitmentEvidence>().Select(each => new OwnedFile(each.Sha256, each.Name)).ToListAsync(cancellationToken);
}
