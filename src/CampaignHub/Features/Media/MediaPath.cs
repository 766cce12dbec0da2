using CampaignHub.Platform.Files;

namespace CampaignHub.Features.Media;

/// <summary>Where a file stands in the library, made from what people and recipes give.</summary>
internal static class MediaPath
{
    /// <summary>The name ends as its content asks, on upload and on renaming.</summary>
    public static string Of(string? folder, string? name, FileType type)
    {
        var clean = type.Rename(FileName.Clean(name));
        return FileName.CleanFolder(folder) is { Length: > 0 } inside ? $"{inside}/{clean}" : clean;
    }

    public static string Of(string path, FileType type)
    {
        var cut = path.Replace('\\', '/').LastIndexOf('/');
        return Of(path[..Math.Max(cut, 0)], path[(cut + 1)..], type);
    }

    public static string Numbered(string path, int number)
    {
        var dot = path.LastIndexOf('.');
        return number == 1 ? path : $"{path[..dot]}-{number}{path[dot..]}";
    }
}
