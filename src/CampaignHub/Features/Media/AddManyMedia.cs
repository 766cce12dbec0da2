using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;

namespace CampaignHub.Features.Media;

/// <summary>Keeps the files of one form, each for itself: what is refused does not hold back the others.</summary>
internal sealed class AddManyMedia(HubDb db, AddMedia add)
{
    /// <param name="File">Null when it was refused.</param>
    /// <param name="Refused">Why it was; null when it is in the library.</param>
    internal sealed record Result(string Name, MediaFile? File, bool IsNew, RefusedException? Refused);

    public async Task<IReadOnlyList<Result>> ExecuteAsync(
        IReadOnlyList<IFormFile> files,
        string? folder,
        CancellationToken cancellationToken
    )
    {
        var results = new List<Result>(files.Count);
        foreach (var file in files)
        {
            results.Add(await TryAsync(file, folder, cancellationToken));
        }

        return results;
    }

    private async Task<Result> TryAsync(IFormFile file, string? folder, CancellationToken cancellationToken)
    {
        var name = FileName.Clean(file.FileName);
        try
        {
            await using var content = file.OpenReadStream();
            var (added, isNew) = await add.ExecuteAsync(content, folder, file.FileName, cancellationToken);
            return new Result(name, added, isNew, Refused: null);
        }
        catch (RefusedException refused)
        {
            return new Result(name, File: null, IsNew: false, refused);
        }
        catch (Exception full) when (db.IsFull(full))
        {
            db.ChangeTracker.Clear();
            var refused = new RefusedException("The disk is full: the file was not kept.") { Code = FullDisk.Code };
            return new Result(name, File: null, IsNew: false, refused);
        }
    }
}
