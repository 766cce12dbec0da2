using CampaignHub.Data;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Stakeholders.Fields;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Reads the lines of an import as its columns say, and finds in the directory whom they speak of.</summary>
internal sealed class ReadLines(HubDb db, TraitShelf shelf, ErasedOnRequest erased, ImportPurposes purposes)
{
    /// <param name="batch">What its columns mean, and what it is for.</param>
    /// <param name="more">How many actors may become known besides.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<LineSorter> SorterAsync(ImportBatch batch, int more, CancellationToken cancellationToken)
    {
        await erased.LoadAsync(cancellationToken);
        var purpose = purposes.Of(batch);
        return new LineSorter(
            new ImportReader(batch.Columns, await shelf.FieldsAsync(cancellationToken), purpose),
            await ActorMatcher.LoadAsync(db, batch.Source, more, cancellationToken),
            erased,
            isForMap: purpose is null
        );
    }
}
