using System.Buffers;
using System.Text;

namespace CampaignHub.Platform.Files;

/// <summary>Plain text and CSV: text in UTF-8 without control characters that is neither a page, nor a drawing, nor a script.</summary>
internal static class TextFile
{
    private const int HeadLength = 4096;

    private static readonly SearchValues<byte> Controls = SearchValues.Create([
        .. Enumerable
            .Range(0, 32)
            .Select(code => (byte)code)
            .Where(code => code is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f')),
        0x7F,
    ]);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly string[] Scripts = ["#!", "@echo", "<"];

    /// <summary>Null when it is no text.</summary>
    public static FileType? Recognise(Stream file)
    {
        file.Position = 0;
        var buffer = new byte[64 * 1024];
        var decoder = Strict.GetDecoder();
        var characters = new char[Strict.GetMaxCharCount(buffer.Length)];
        var head = new StringBuilder();
        try
        {
            for (var count = file.Read(buffer); count > 0; count = file.Read(buffer))
            {
                if (buffer.AsSpan(0, count).ContainsAny(Controls))
                {
                    return null;
                }

                var read = decoder.GetChars(buffer, 0, count, characters, 0);
                head.Append(characters, 0, Math.Min(read, HeadLength - Math.Min(head.Length, HeadLength)));
            }

            decoder.GetChars([], characters, flush: true);
        }
        catch (DecoderFallbackException)
        {
            throw new RefusedException("The text is not written in UTF-8; save it in that encoding.") { Code = "file_type" };
        }

        return Judge(head.ToString());
    }

    private static FileType Judge(string head)
    {
        var start = head.TrimStart('\uFEFF').TrimStart();
        if (Array.Exists(Scripts, sign => start.StartsWith(sign, StringComparison.OrdinalIgnoreCase)))
        {
            throw new RefusedException(
                "Web pages, SVG drawings and scripts are not taken: they could act in the name of whoever opens them."
            )
            {
                Code = "file_type",
            };
        }

        var lines = start.Split('\n', 3);
        return
            lines.Length > 1
            && ";,\t".Any(mark => lines[0].Contains(mark, StringComparison.Ordinal) && Count(lines[0], mark) == Count(lines[1], mark))
            ? FileType.Csv
            : FileType.Plain;
    }

    private static int Count(string line, char mark) => line.AsSpan().Count(mark);
}
