using System.Text;
using CsvHelper;

namespace CampaignHub.Platform.Files;

/// <summary>A table and how its bytes are read as text: UTF-8 where they are that, UTF-16 where their mark says so, else what a French Excel writes.</summary>
internal sealed class CsvFile
{
    private const int Piece = 1 << 16;
    private const int LongestHeader = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly PackedFile _file;
    private readonly int _start;
    private readonly Encoding _encoding;

    public CsvFile(PackedFile file)
    {
        var mark = file.Beginning(3);
        _file = mark is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? PackedFile.Of(Encoding.UTF8.GetBytes(FileText.Of(file.Whole()))) : file;
        _start = mark is [0xEF, 0xBB, 0xBF] ? 3 : 0;
        (_encoding, HasNul) = Look(_file);
    }

    public bool HasNul { get; }

    public string FirstLine
    {
        get
        {
            var text = _file.Beginning(LongestHeader).AsSpan(_start);
            var end = text.IndexOfAny((byte)'\r', (byte)'\n');
            return _encoding.GetString(end < 0 ? text : text[..end]);
        }
    }

    public CsvReader Open(char separator)
    {
        var stream = _file.Open();
        stream.ReadExactly(stackalloc byte[_start]);
        return CsvReader.Create(
            stream,
            new CsvReaderOptions
            {
                Separator = separator,
                Encoding = _encoding,
                HasHeader = false,
                TrackLineNumbers = true,
                MalformedData = CsvMalformedDataHandling.Throw,
            },
            leaveOpen: false
        );
    }

    private static (Encoding, bool HasNul) Look(PackedFile file)
    {
        using var stream = file.Open();
        var (bytes, characters) = (new byte[Piece], new char[Piece + 1]);
        var (decoder, isUtf8, hasNul) = (Strict.GetDecoder(), true, false);
        int read;
        do
        {
            read = stream.ReadAtLeast(bytes, Piece, throwOnEndOfStream: false);
            hasNul |= bytes.AsSpan(0, read).Contains((byte)0);
            isUtf8 = isUtf8 && Goes(decoder, bytes.AsSpan(0, read), characters, isLast: read < Piece);
        } while (read == Piece);
        return (isUtf8 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!, hasNul);
    }

    private static bool Goes(Decoder decoder, ReadOnlySpan<byte> bytes, Span<char> characters, bool isLast)
    {
        try
        {
            decoder.GetChars(bytes, characters, isLast);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
