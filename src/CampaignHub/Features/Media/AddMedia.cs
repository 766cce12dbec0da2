using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Media;

/// <summary>Keeps an uploaded file in the library. The same content again in the same place is the file that is there; another content of that name gets a number.</summary>
internal sealed class AddMedia(HubDb db, FileStore store, FileLimits limits)
{
    private const int MostNumbers = 1_000;

    /// <param name="IsNew">False when it was there already.</param>
    internal sealed record Added(MediaFile File, bool IsNew);

    public async Task<Added> ExecuteAsync(Stream content, string? folder, string? name, CancellationToken cancellationToken)
    {
        var kept = await store.KeepAsync(content, await limits.BytesAsync(cancellationToken), cancellationToken);
        var wanted = MediaPath.Of(folder, name, kept.Facts.Type);
        for (var number = 1; number < MostNumbers; number++)
        {
            var path = MediaPath.Numbered(wanted, number);
            var there = await db.WithTrash<MediaFile>().SingleOrDefaultAsync(file => file.Path == path, cancellationToken);
            if (there is { TrashedAt: null } && there.Sha256 == kept.Sha256)
            {
                return new Added(there, IsNew: false);
            }

            if (there is null && await TryAddAsync(MediaFile.Of(kept, path), cancellationToken) is { } added)
            {
                return added;
            }
        }

        throw new RefusedException("There are too many files named {0} in this folder.", wanted);
    }

    // Somebody else may have taken the path a moment ago: then the next number is tried.
    private async Task<Added?> TryAddAsync(MediaFile file, CancellationToken cancellationToken)
    {
        db.Add(file);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return new Added(file, IsNew: true);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, MediaFile.Mapping.OncePerPath))
        {
            db.ChangeTracker.Clear();
            return null;
        }
    }
}
