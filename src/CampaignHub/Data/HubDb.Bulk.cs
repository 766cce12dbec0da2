using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Work;

namespace CampaignHub.Data;

internal abstract partial class HubDb
{
    /// <summary>
    /// Writes many new rows at once, beside the change tracker: stamped, indexed and journaled as a save does it, inside the transaction that stands.
    /// </summary>
    public async Task InsertAsync<TRow>(IReadOnlyCollection<TRow> rows, CancellationToken cancellationToken)
        where TRow : class
    {
        if (rows.Count == 0)
        {
            return;
        }

        var type = Model.FindEntityType(typeof(TRow)) ?? throw new InvalidOperationException($"{typeof(TRow).Name} is no table.");
        var (lines, entries) = (new List<SearchEntry>(), new List<JournalEntry>());
        foreach (var row in rows)
        {
            LeftWork |= row is ILeased;
            Outdated |= (row as IKept)?.In ?? Kept.None;
            if (row is IFindable findable)
            {
                Word(findable);
            }

            if (row is not Record record)
            {
                continue;
            }

            Found(record);
            (record.ChangedAt, record.Version) = (Here.Now, record.Version + 1);
            if (record is ISubject subject)
            {
                var line = LineOf(record);
                line.Describe(subject);
                lines.Add(line);
            }

            if (record is not INotJournaled)
            {
                entries.Add(JournalWriter.Created(record, type, Here));
            }
        }

        await WriteAsync(new BulkTable(type), rows, cancellationToken);
        await WriteAsync(new BulkTable(Model.FindEntityType(typeof(SearchEntry))!), lines, cancellationToken);
        await WriteAsync(new BulkTable(Model.FindEntityType(typeof(JournalEntry))!), entries, cancellationToken);
    }

    /// <summary>Rows as they are, by the quickest way that the database has.</summary>
    private protected abstract Task WriteAsync(BulkTable table, IReadOnlyCollection<object> rows, CancellationToken cancellationToken);
}
