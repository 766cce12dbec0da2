using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Web;

/// <summary>The two versions of a record that two people edited at once, member by member where they differ.</summary>
internal sealed record StaleEdit(int StoredVersion, IReadOnlyList<StaleEdit.Difference> Differences)
{
    public const string Key = "StaleEdit";

    internal sealed record Difference(string Member, string Stored, string Yours);

    public static async Task<StaleEdit> OfAsync(DbUpdateConcurrencyException stale, CancellationToken cancellationToken)
    {
        var entry = stale.Entries[0];
        var stored = await entry.GetDatabaseValuesAsync(cancellationToken);
        if (stored is null)
        {
            return new StaleEdit(0, []);
        }

        var differences =
            from property in entry.Properties
            where JournalWriter.IsToldOf(property)
            let theirs = stored[property.Metadata]
            where !Equals(theirs, property.CurrentValue)
            select new Difference(property.Metadata.Name, $"{theirs}", $"{property.CurrentValue}");
        return new StaleEdit(stored.GetValue<int>(nameof(Record.Version)), [.. differences]);
    }
}
