using System.Buffers.Binary;
using System.Text;

namespace CampaignHub.Platform.Files;

/// <summary>Says what a file is by its content, never by its name; what the hub does not take is refused with a sentence.</summary>
internal static class FileRecognition
{
    /// <summary>A small file can hold an image that fills the memory of whoever opens it.</summary>
    public const long MostPixels = 40_000_000;
    private const int HeadLength = 64;

    private static readonly string[] Films = ["isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "MSNV"];

    /// <exception cref="RefusedException">It is none of the types that the hub takes, damaged, or an image too large to be drawn.</exception>
    public static FileFacts Recognise(Stream file)
    {
        file.Position = 0;
        Span<byte> read = stackalloc byte[HeadLength];
        ReadOnlySpan<byte> head = read[..file.ReadAtLeast(read, HeadLength, throwOnEndOfStream: false)];
        if (head.IsEmpty)
        {
            throw new RefusedException("The file is empty.") { Code = "empty_file" };
        }

        return head switch
        {
            _ when IsVirusTest(head) => throw new RefusedException("This file looks like a virus: it was not kept.") { Code = "virus" },
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Image(FileType.Png, ImageSize.OfPng(head)),
            [0xFF, 0xD8, 0xFF, ..] => Image(FileType.Jpeg, ImageSize.OfJpeg(file)),
            _ when head.StartsWith("GIF87a"u8) || head.StartsWith("GIF89a"u8) => Image(FileType.Gif, ImageSize.OfGif(head)),
            _ when head.StartsWith("RIFF"u8) && At(head, 8, "WEBP") => Image(FileType.WebP, ImageSize.OfWebP(head)),
            _ when head.StartsWith("%PDF-"u8) => new FileFacts(FileType.Pdf),
            [(byte)'P', (byte)'K', 3, 4, ..] => new FileFacts(OfficeFile.Recognise(file)),
            _ when head.StartsWith("ID3"u8) || IsMp3Frame(file, head) => new FileFacts(FileType.Mp3),
            _ when At(head, 4, "ftypM4A ") => new FileFacts(FileType.M4a),
            _ when At(head, 4, "ftyp") && IsFilm(head) => new FileFacts(FileType.Mp4),
            _ => new FileFacts(TextFile.Recognise(file) ?? throw Unknown()),
        };
    }

    public static RefusedException Damaged() => new("The file is damaged: it cannot be read to its end.") { Code = "damaged_file" };

    public static RefusedException Unknown() =>
        new(
            "This type of file is not taken. Pictures (PNG, JPEG, GIF, WebP), PDF, office documents (docx, xlsx, pptx, odt, ods, odp), MP3, MP4, CSV and plain text are."
        )
        {
            Code = "file_type",
        };

    private static FileFacts Image(FileType type, (int Width, int Height)? size) =>
        size switch
        {
            null or { Width: <= 0 } or { Height: <= 0 } => throw Damaged(),
            { } given when (long)given.Width * given.Height > MostPixels => throw new RefusedException(
                "The image measures {0} × {1} points; at most {2} million points are taken.",
                given.Width,
                given.Height,
                MostPixels / 1_000_000
            )
            {
                Code = "too_many_pixels",
            },
            { } given => new FileFacts(type, given.Width, given.Height),
        };

    // The harmless file by which virus scanners are tried (eicar.org), in two parts lest a scanner finds it here.
    private static bool IsVirusTest(ReadOnlySpan<byte> head) =>
        head.StartsWith(@"X5O!P%@AP[4\PZX54(P^)7CC)7}$"u8) && At(head, 28, "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!");

    private static bool At(ReadOnlySpan<byte> head, int place, string text) =>
        head.Length >= place + text.Length && Encoding.ASCII.GetString(head.Slice(place, text.Length)) == text;

    private static bool IsFilm(ReadOnlySpan<byte> head) =>
        head.Length >= 12 && Films.Contains(Encoding.ASCII.GetString(head[8..12]), StringComparer.Ordinal);

    // Two bytes of synchronisation are met by chance; that a second frame follows where the first one says it ends is not.
    private static bool IsMp3Frame(Stream file, ReadOnlySpan<byte> head)
    {
        ReadOnlySpan<int> kilobits = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0];
        ReadOnlySpan<int> hertz = [44100, 48000, 32000, 0];
        if (head is not [0xFF, 0xFA or 0xFB, var sizes, ..] || kilobits[sizes >> 4] == 0 || hertz[(sizes >> 2) & 3] == 0)
        {
            return false;
        }

        file.Position = (144_000 * kilobits[sizes >> 4] / hertz[(sizes >> 2) & 3]) + ((sizes >> 1) & 1);
        Span<byte> next = stackalloc byte[2];
        return file.ReadAtLeast(next, 2, throwOnEndOfStream: false) == 2 && BinaryPrimitives.ReadUInt16BigEndian(next) >> 1 == 0xFFFA >> 1;
    }
}
