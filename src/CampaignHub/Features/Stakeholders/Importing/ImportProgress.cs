using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>How far an import or its undo came, told part by part beside the batch's version; only by the process that holds it.</summary>
internal static class ImportProgress
{
    /// <summary>Keeps it, and holds the batch for longer.</summary>
    public static async Task TellAsync(
        this HubDb db,
        ImportBatch batch,
        Action<UpdateSettersBuilder<ImportBatch>> progress,
        CancellationToken cancellationToken
    )
    {
        var until = db.Here.Now + ImportWork.Lease;
        var told = await db.Set<ImportBatch>()
            .Where(each => each.Id == batch.Id && each.LeaseToken == batch.LeaseToken)
            .ExecuteUpdateAsync(
                set =>
                {
                    progress(set);
                    set.SetProperty(each => each.LeaseUntil, until);
                },
                cancellationToken
            );
        if (told != 1)
        {
            throw new DbUpdateConcurrencyException("Another process took this import over.");
        }
    }
}
