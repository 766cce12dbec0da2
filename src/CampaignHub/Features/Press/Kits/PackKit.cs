using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Media;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Site;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Press.Kits;

/// <summary>
/// A kit as a ZIP file: each piece as HTML and as text, the photos with their credits, and a list of it all with sizes and hashes. The same kit in the same
/// language is the same bytes: the order is the kit's, the time a fixed one, and nothing is compressed, since compressors differ.
/// </summary>
internal sealed class PackKit(DataDirectory data, FileStore store, Texts texts)
{
    private const int NameLength = 60;

    // The earliest that the format can say.
    private static readonly DateTimeOffset Always = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <param name="Name">In the archive.</param>
    private sealed record Picture(MediaFile File, string Name);

    private sealed record Listed(string Name, long Bytes, string Sha256, string? Licence);

    /// <param name="kit">The kit.</param>
    /// <param name="pieces">What the reader may see of it.</param>
    /// <param name="embargo">The line above it, or null.</param>
    /// <returns>At its beginning; gone from the disk when it is closed.</returns>
    public FileStream Execute(PressKit kit, IReadOnlyList<KitText.Piece> pieces, string? embargo)
    {
        // Where the sweep of the store looks for what a killed process left.
        var file = new FileStream(
            Path.Combine(data.Folder(Path.Combine("files", "incoming")), $"{Path.GetRandomFileName()}.part"),
            new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            }
        );
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, kit, pieces, embargo);
        }

        file.Position = 0;
        return file;
    }

    private void Write(ZipArchive zip, PressKit kit, IReadOnlyList<KitText.Piece> pieces, string? embargo)
    {
        var pictures = Pictures(pieces);
        var listed = new List<Listed>
        {
            Put(zip, "index.html", Page(kit.Title, embargo, $"<p>{Html(kit.Summary)}</p>{string.Concat(pieces.Select(Section))}")),
        };
        for (var number = 1; number <= pieces.Count; number++)
        {
            var piece = pieces[number - 1];
            var name = string.Create(CultureInfo.InvariantCulture, $"{number:00}-{Slugs.Free(piece.Title, "piece", NameLength, [])}");
            listed.Add(Put(zip, $"{name}.html", Page(kit.Title, embargo, Section(piece))));
            listed.Add(Put(zip, $"{name}.txt", string.Join("\n\n", new[] { embargo, piece.Title, piece.Text }.OfType<string>()) + "\n"));
        }

        foreach (var picture in pictures)
        {
            using var content = File.OpenRead(store.PathOf(picture.File.PublicSha256));
            Copy(zip, picture.Name, content);
            listed.Add(new Listed(picture.Name, content.Length, picture.File.PublicSha256, texts.Of(picture.File.Licence)));
        }

        if (pictures.Count > 0)
        {
            listed.Add(Put(zip, "credits.csv", Credits(pictures)));
        }

        Put(
            zip,
            "manifest.json",
            JsonSerializer.Serialize(
                new
                {
                    kit.Title,
                    Embargo = embargo,
                    Files = listed,
                },
                Json
            )
        );

        string Section(KitText.Piece piece) =>
            $"<section><h2>{Html(piece.Title)}</h2>{SafeHtml.FromMarkdown(MediaReferences.Moved(piece.Text, Inside))}{Captions(piece)}</section>";

        // A file that is not in the archive has no address there.
        string Inside(Guid id) => pictures.FirstOrDefault(picture => picture.File.Id == id)?.Name ?? "#";
    }

    private static List<Picture> Pictures(IReadOnlyList<KitText.Piece> pieces)
    {
        var pictures = new List<Picture>();
        foreach (var file in pieces.SelectMany(piece => piece.Photos).Where(file => file.MayBePublic).DistinctBy(file => file.Id))
        {
            var ending = Path.GetExtension(file.Name);
            var taken = pictures.ConvertAll(picture => Path.GetFileNameWithoutExtension(picture.Name));
            var name = Slugs.Free(Path.GetFileNameWithoutExtension(file.Name), "photo", NameLength, taken);
            pictures.Add(new Picture(file, $"photos/{name}{ending}"));
        }

        return pictures;
    }

    private byte[] Credits(IEnumerable<Picture> pictures) =>
        CsvCell.File([
            [texts["File"], texts["Alt text"], texts["Caption"], texts["Credit"], texts["Licence"]],
            .. pictures.Select(picture =>
                new[] { picture.Name, picture.File.AltText, picture.File.Caption, picture.File.Credit, texts.Of(picture.File.Licence) }
            ),
        ]);

    private string Captions(KitText.Piece piece) =>
        string.Concat(
            piece.Photos.Select(photo =>
                $"<p><small>{Html(photo.AltText)} – {Html(photo.Credit.Length > 0 ? $"{photo.Credit}, " : "")}{Html(texts.Of(photo.Licence))}</small></p>"
            )
        );

    private static string Page(string title, string? embargo, string body) =>
        $"""
            <!doctype html>
            <html lang="{CultureInfo.CurrentUICulture.TwoLetterISOLanguageName}">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Html(title)}</title></head>
            <body>{(embargo is null ? "" : $"<p><strong>{Html(embargo)}</strong></p>")}<h1>{Html(title)}</h1>{body}</body>
            </html>

            """;

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);

    private static Listed Put(ZipArchive zip, string name, string text) => Put(zip, name, Encoding.UTF8.GetBytes(text));

    private static Listed Put(ZipArchive zip, string name, byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        Copy(zip, name, stream);
        return new Listed(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), Licence: null);
    }

    private static void Copy(ZipArchive zip, string name, Stream content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = Always;
        using var stream = entry.Open();
        content.CopyTo(stream);
    }
}
