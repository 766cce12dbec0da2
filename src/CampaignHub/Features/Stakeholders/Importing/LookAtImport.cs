using CampaignHub.Data;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Says what the columns of a draft mean, and finds out what the import would do with them, for everybody who looks at it.</summary>
internal sealed class LookAtImport(HubDb db, ImportWork work)
{
    public async Task ExecuteAsync(ImportBatch batch, IReadOnlyList<ColumnMeaning> columns, CancellationToken cancellationToken)
    {
        var twice = columns.FirstOrDefault(column => !ImportColumns.MayRepeat(column) && columns.Count(each => each == column) > 1);
        if (twice != ImportColumn.LeftOut)
        {
            var field = await db.Set<CustomField>().SingleOrDefaultAsync(each => each.Id == twice.Field, cancellationToken);
            throw new RefusedException("Two columns cannot both be: {0}.", (object?)field?.Name ?? twice.Column);
        }

        batch.Columns = columns;
        await work.BeginAsync(batch, ImportState.Looking, isHere: false, cancellationToken);
    }
}
