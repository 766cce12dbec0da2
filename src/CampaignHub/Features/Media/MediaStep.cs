using System.Text.Json.Serialization;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Media;

/// <summary>
/// Orchard's <c>media</c>: files beside the recipe, or written in it, that become files of a campaign. A path that is there gets the
/// new content; the same content changes nothing.
/// </summary>
internal sealed class MediaStep(HubDb db, FileStore store, FileLimits limits) : RecipeStep<MediaStep.Model>
{
    public override string Name => "media";

    /// <param name="Campaign">Ours: the address word of the campaign; left out, the one entered before, or the hub's only one.</param>
    internal sealed record Model([property: JsonPropertyName("Files")] IReadOnlyList<FileModel> Files, string? Campaign);

    /// <param name="TargetPath">Its place in the library: <c>press/photo.jpg</c>. <c>Path</c> is an older name of the same.</param>
    /// <param name="SourcePath">A file in the recipe's folder.</param>
    /// <param name="Base64">The content itself.</param>
    /// <param name="SourceUrl">Orchard fetches it; a recipe of this hub takes nothing from elsewhere, and says so.</param>
    /// <param name="AltText">Ours: what a picture shows. Left out, what people wrote stays.</param>
    /// <param name="Credit">Ours: who made it.</param>
    /// <param name="Licence">Ours: what others may do with it.</param>
    /// <param name="IsPublic">Ours: everybody who has its address may have it.</param>
    internal sealed record FileModel(
        [property: JsonPropertyName("TargetPath")] string? TargetPath,
        [property: JsonPropertyName("Path")] string? Path,
        [property: JsonPropertyName("SourcePath")] string? SourcePath,
        [property: JsonPropertyName("Base64")] string? Base64,
        [property: JsonPropertyName("SourceUrl")] string? SourceUrl,
        [property: JsonPropertyName("AltText")] string? AltText,
        [property: JsonPropertyName("Caption")] string? Caption,
        [property: JsonPropertyName("Credit")] string? Credit,
        [property: JsonPropertyName("Licence")] Licence? Licence,
        [property: JsonPropertyName("IsPublic")] bool? IsPublic
    );

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        if (!await OnlyCampaign.EnterAsync(db, step.Campaign, run, cancellationToken))
        {
            return;
        }

        var most = await limits.BytesAsync(cancellationToken);
        for (var place = 0; place < step.Files.Count; place++)
        {
            var pointer = $"/Files/{place}";
            var model = step.Files[place];
            if ((model.TargetPath ?? model.Path) is not { Length: > 0 } target)
            {
                run.Problem(pointer, "A file needs a TargetPath inside the library, such as press/photo.jpg.");
            }
            else if (IsOutside(target))
            {
                run.Unsafe(pointer, "The path \"{0}\" leads outside the media library.", target);
            }
            else if (await ReadAsync(model, pointer, run, cancellationToken) is { } content)
            {
                await WriteAsync(model, target, content, most, (pointer, run), cancellationToken);
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static bool IsOutside(string target) =>
        target.StartsWith('/')
        || target.Contains(':', StringComparison.Ordinal)
        || target.Split('/', '\\').Contains("..", StringComparer.Ordinal);

    private static async Task<byte[]?> ReadAsync(FileModel model, string pointer, RecipeRun run, CancellationToken cancellationToken)
    {
        if (model.SourcePath is { } source)
        {
            return run.FindFile($"{pointer}/SourcePath", source) is { } file
                ? await File.ReadAllBytesAsync(file.FullName, cancellationToken)
                : null;
        }

        if (model.SourceUrl is not null)
        {
            run.LeaveOut(
                $"{pointer}/SourceUrl",
                "Recipes fetch nothing from elsewhere; put the file beside the recipe and say its SourcePath."
            );
            return null;
        }

        var bytes = new byte[(model.Base64?.Length ?? 0) * 3 / 4 + 3];
        if (model.Base64 is { } text && Convert.TryFromBase64String(text, bytes, out var length))
        {
            return bytes[..length];
        }

        run.Problem(pointer, "A file needs a SourcePath, or its content as Base64.");
        return null;
    }

    private async Task WriteAsync(
        FileModel model,
        string target,
        byte[] content,
        long most,
        (string Pointer, RecipeRun Run) place,
        CancellationToken cancellationToken
    )
    {
        KeptFile kept;
        try
        {
            kept = FileStore.Examine(content, most);
        }
        catch (RefusedException refused)
        {
            place.Run.Problem(place.Pointer, refused.Template, [.. refused.Values]);
            return;
        }

        var path = MediaPath.Of(target, kept.Facts.Type);
        var file = await db.WithTrash<MediaFile>().SingleOrDefaultAsync(each => each.Path == path, cancellationToken);
        if (file is null)
        {
            file = MediaFile.Of(kept, path);
            db.Add(file);
        }

        file.Restore();
        file.Hold(kept);
        (file.AltText, file.Caption) = (model.AltText ?? file.AltText, model.Caption ?? file.Caption);
        (file.Credit, file.Licence) = (model.Credit ?? file.Credit, model.Licence ?? file.Licence);
        if (model.IsPublic is { } isPublic)
        {
            Show(file, isPublic, place);
        }

        // The same path twice in one recipe is the same file.
        await db.SaveChangesAsync(cancellationToken);
        place.Run.Stage(() => store.Keep(content, kept.Facts.Type));
    }

    private static void Show(MediaFile file, bool isPublic, (string Pointer, RecipeRun Run) place)
    {
        if (!isPublic)
        {
            file.Withdraw();
        }
        else if (file.MayBePublic)
        {
            file.Publish();
        }
        else
        {
            place.Run.Problem(
                $"{place.Pointer}/AltText",
                "Say in the alt text what the picture {0} shows before it is made public.",
                file.Name
            );
        }
    }
}
