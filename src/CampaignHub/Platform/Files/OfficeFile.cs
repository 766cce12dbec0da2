using System.IO.Compression;
using System.Text;

namespace CampaignHub.Platform.Files;

/// <summary>Office documents are zip archives with certain parts. They are looked at by their table of contents; nothing is unpacked but forty bytes of a name.</summary>
internal static class OfficeFile
{
    private const int MostParts = 5_000;
    private const long MostUnpacked = 500L * 1024 * 1024;
    private const string OpenDocumentPrefix = "application/vnd.oasis.opendocument.";

    public static FileType Recognise(Stream file)
    {
        file.Position = 0;
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MostParts || archive.Entries.Sum(part => part.Length) > MostUnpacked)
            {
                throw new RefusedException("The document unpacks to far more than it says; it is not taken.") { Code = "file_type" };
            }

            if (archive.Entries.Any(part => part.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                throw new RefusedException("The document holds macros; save it without them.") { Code = "file_type" };
            }

            return Office(archive) ?? OpenDocument(archive) ?? throw FileRecognition.Unknown();
        }
        catch (InvalidDataException)
        {
            throw FileRecognition.Damaged();
        }
    }

    private static FileType? Office(ZipArchive archive) =>
        archive switch
        {
            _ when archive.GetEntry("[Content_Types].xml") is null => null,
            _ when archive.GetEntry("word/document.xml") is not null => FileType.Docx,
            _ when archive.GetEntry("xl/workbook.xml") is not null => FileType.Xlsx,
            _ when archive.GetEntry("ppt/presentation.xml") is not null => FileType.Pptx,
            _ => null,
        };

    private static FileType? OpenDocument(ZipArchive archive)
    {
        if (archive.GetEntry("mimetype") is not { } part || archive.GetEntry("content.xml") is null)
        {
            return null;
        }

        Span<byte> named = stackalloc byte[64];
        using var content = part.Open();
        var name = Encoding.ASCII.GetString(named[..content.ReadAtLeast(named, named.Length, throwOnEndOfStream: false)]);
        return name switch
        {
            OpenDocumentPrefix + "text" => FileType.Odt,
            OpenDocumentPrefix + "spreadsheet" => FileType.Ods,
            OpenDocumentPrefix + "presentation" => FileType.Odp,
            _ => null,
        };
    }
}
