namespace CampaignHub.Platform.Files;

internal enum FileKind
{
    Image,
    Document,
    Audio,
    Video,
    Text,
}

/// <summary>A type of file that the hub takes, as its content showed it.</summary>
/// <param name="Extensions">The endings a name may bear; the first is given to a name that bears another.</param>
internal sealed record FileType(FileKind Kind, string ContentType, params string[] Extensions)
{
    public static readonly FileType Png = new(FileKind.Image, "image/png", ".png");
    public static readonly FileType Jpeg = new(FileKind.Image, "image/jpeg", ".jpg", ".jpeg");
    public static readonly FileType Gif = new(FileKind.Image, "image/gif", ".gif");
    public static readonly FileType WebP = new(FileKind.Image, "image/webp", ".webp");
    public static readonly FileType Pdf = new(FileKind.Document, "application/pdf", ".pdf");
    public static readonly FileType Docx = Office("wordprocessingml.document", ".docx");
    public static readonly FileType Xlsx = Office("spreadsheetml.sheet", ".xlsx");
    public static readonly FileType Pptx = Office("presentationml.presentation", ".pptx");
    public static readonly FileType Odt = OpenDocument("text", ".odt");
    public static readonly FileType Ods = OpenDocument("spreadsheet", ".ods");
    public static readonly FileType Odp = OpenDocument("presentation", ".odp");
    public static readonly FileType Mp3 = new(FileKind.Audio, "audio/mpeg", ".mp3");
    public static readonly FileType M4a = new(FileKind.Audio, "audio/mp4", ".m4a", ".mp4");
    public static readonly FileType Mp4 = new(FileKind.Video, "video/mp4", ".mp4", ".m4v");
    public static readonly FileType Csv = new(FileKind.Text, "text/csv; charset=utf-8", ".csv", ".txt", ".tsv");
    public static readonly FileType Plain = new(FileKind.Text, "text/plain; charset=utf-8", ".txt", ".md", ".csv");

    /// <summary>The name with an ending that agrees with the content: a picture named <c>.txt</c> becomes a <c>.png</c>, a text named <c>.js</c> a <c>.js.txt</c>.</summary>
    public string Rename(string name)
    {
        var ending = Path.GetExtension(name);
        if (Extensions.Contains(ending, StringComparer.OrdinalIgnoreCase))
        {
            return name;
        }

        return (Kind == FileKind.Text || ending.Length is 0 or > 6 ? name : Path.GetFileNameWithoutExtension(name)) + Extensions[0];
    }

    private static FileType Office(string part, string extension) =>
        new(FileKind.Document, $"application/vnd.openxmlformats-officedocument.{part}", extension);

    private static FileType OpenDocument(string part, string extension) =>
        new(FileKind.Document, $"application/vnd.oasis.opendocument.{part}", extension);
}

/// <summary>What the content of a file says of it.</summary>
internal sealed record FileFacts(FileType Type, int? Width = null, int? Height = null);
