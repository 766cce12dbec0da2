using Microsoft.Net.Http.Headers;

namespace CampaignHub.Platform.Files;

/// <summary>A stored file as the answer to a request: of its own type and no other, with its name, in parts where asked, and asked again each time so that it can vanish.</summary>
internal static class FileAnswer
{
    private const string Alone = "default-src 'none'; sandbox";

    public static IResult Of(HttpContext http, FileStore store, ServedFile file)
    {
        var path = store.PathOf(file.Sha256);
        if (!File.Exists(path))
        {
            http.RequestServices.GetRequiredService<ILogger<FileStore>>().LogFileMissing(file.Sha256);
            return Results.NotFound();
        }

        // Pictures stand in pages; everything else is handed over, and opened by nothing of ours.
        var isShown = file.Kind == FileKind.Image && !file.IsDownload;
        var disposition = new ContentDispositionHeaderValue(isShown ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        var headers = http.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = file.IsPublic ? "public, no-cache" : "private, no-cache";
        headers.Remove(HeaderNames.Pragma);
        if (file.Kind != FileKind.Image)
        {
            headers.ContentSecurityPolicy = Alone;
        }

        return Results.File(path, file.ContentType, entityTag: new EntityTagHeaderValue($"\"{file.Sha256}\""), enableRangeProcessing: true);
    }
}

/// <param name="IsPublic">Shared caches may keep it, and ask before each use whether it is still there.</param>
internal sealed record ServedFile(string Sha256, FileKind Kind, string ContentType, string Name, bool IsPublic, bool IsDownload = false);

internal static partial class FileLog
{
    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "The file {Sha256} is not in the store: restore it from a backup, or upload it again."
    )]
    public static partial void LogFileMissing(this ILogger<FileStore> logger, string sha256);
}
