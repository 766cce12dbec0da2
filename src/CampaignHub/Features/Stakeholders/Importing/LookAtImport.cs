using CampaignHub.Platform;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Says what the columns of a draft mean, and finds out what the import would do with them, for everybody who looks at it.</summary>
internal sealed class LookAtImport(ImportWork work)
{
    public Task ExecuteAsync(ImportBatch batch, IReadOnlyList<ImportColumn> columns, CancellationToken cancellationToken)
    {
        var twice = columns.FirstOrDefault(column => !ImportColumns.MayRepeat(column) && columns.Count(each => each == column) > 1);
        if (twice != ImportColumn.LeftOut)
        {
            throw new RefusedException("Two columns cannot both be: {0}.", twice);
        }

        batch.Columns = columns;
        return work.BeginAsync(batch, ImportState.Looking, isHere: false, cancellationToken);
    }
}
