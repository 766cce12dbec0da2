using CampaignHub.Data;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Platform.Files;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Reads the lines of an import as its columns say, and finds in the directory whom they speak of.</summary>
internal sealed class ReadLines(HubDb db, TraitShelf shelf, ErasedOnRequest erased, ImportPurposes purposes)
{
    /// <param name="batch">What its columns mean, and what it is for.</param>
    /// <param name="file">All its lines; none where a single one is decided.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<LineSorter> SorterAsync(ImportBatch batch, IEnumerable<TableRow> file, CancellationToken cancellationToken)
    {
        await erased.LoadAsync(cancellationToken);
        var purpose = purposes.Of(batch);
        var reader = new ImportReader(batch.Columns, await shelf.FieldsAsync(cancellationToken), purpose);
        return new LineSorter(reader, await ActorMatcher.LoadAsync(db, batch, cancellationToken), erased, isForMap: purpose is null)
        {
            Groups = reader.GroupsOf(file),
        };
    }
}
