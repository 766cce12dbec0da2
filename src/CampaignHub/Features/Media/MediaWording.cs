using CampaignHub.Platform.Files;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Media;

/// <summary>How sizes and kinds of files are said and drawn.</summary>
internal static class MediaWording
{
    public static string Size(long bytes, Texts texts) =>
        bytes switch
        {
            < 1024 => texts["{0} bytes", bytes],
            < 1024 * 1024 => texts["{0} KB", (bytes + 512) / 1024],
            _ => texts["{0} MB", Math.Round(bytes / 1024m / 1024m, 1)],
        };

    /// <summary>What one writes into a page or a news item to show the file, or to lead to it.</summary>
    public static string Markdown(MediaFile file) =>
        $"{(file.IsImage ? "!" : "")}[{(file.IsImage ? file.AltText : file.Name)}]({Links.Media.Public(file.Id, file.Name)})";

    public static string Icon(FileKind kind) =>
        kind switch
        {
            FileKind.Image => "photo",
            FileKind.Audio => "microphone",
            FileKind.Video => "player-play",
            FileKind.Text => "file",
            _ => "file-text",
        };
}
