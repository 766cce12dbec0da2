using CampaignHub.Data;

namespace CampaignHub.Platform.Files;

/// <summary>Compares the store with the records: sweeps away files that belong to none, and names records whose file is gone.</summary>
internal sealed class FileSweep(HubDb db, FileStore store, IEnumerable<IFileOwner> owners)
{
    /// <summary>A file stands before its record does; nobody takes a day to save one.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <summary>The daily round.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var before = (db.Here.Now - Grace).UtcDateTime;
        // Listed first: what is kept while the records are read is younger than the grace.
        var old = store.All().Where(file => file.LastWriteTimeUtc < before).ToList();
        var owned = (await OwnedAsync(cancellationToken)).Select(file => file.Sha256).ToHashSet(StringComparer.Ordinal);
        foreach (var file in old.Where(file => !owned.Contains(file.Name)))
        {
            file.Refresh();
            if (file.Exists && file.LastWriteTimeUtc < before)
            {
                file.Delete();
            }
        }
    }

    /// <summary>The files that records stand for and that are not in the store.</summary>
    public async Task<IReadOnlyList<OwnedFile>> MissingAsync(CancellationToken cancellationToken) =>
        [.. (await OwnedAsync(cancellationToken)).Where(file => !File.Exists(store.PathOf(file.Sha256)))];

    /// <summary>How many files no record stands for.</summary>
    public async Task<int> CountStraysAsync(CancellationToken cancellationToken)
    {
        var owned = (await OwnedAsync(cancellationToken)).Select(file => file.Sha256).ToHashSet(StringComparer.Ordinal);
        return store.All().Count(file => !owned.Contains(file.Name));
    }

    private async Task<IReadOnlyList<OwnedFile>> OwnedAsync(CancellationToken cancellationToken)
    {
        db.Here.EnterEverywhere();
        var files = new List<OwnedFile>();
        foreach (var owner in owners)
        {
            files.AddRange(await owner.AllAsync(cancellationToken));
        }

        return files;
    }
}
