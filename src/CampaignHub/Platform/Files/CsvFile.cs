using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace CampaignHub.Platform.Files;

/// <summary>The bytes of a table and how they are read as text: UTF-8 where they are that, UTF-16 where their mark says so, else what a French Excel writes.</summary>
internal sealed class CsvFile
{
    private readonly byte[] _bytes;
    private readonly int _start;
    private readonly Encoding _encoding;

    public CsvFile(byte[] content)
    {
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            (_bytes, _encoding) = (Encoding.UTF8.GetBytes(FileText.Of(content)), Encoding.UTF8);
        }
        else
        {
            _bytes = content;
            _start = content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
            _encoding = Utf8.IsValid(content) ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        }

        HasNul = _bytes.AsSpan().Contains((byte)0);
    }

    public bool HasNul { get; }

    public string FirstLine
    {
        get
        {
            var text = _bytes.AsSpan(_start);
            var end = text.IndexOfAny((byte)'\r', (byte)'\n');
            return _encoding.GetString(end < 0 ? text : text[..end]);
        }
    }

    public CsvReader Open(char separator) =>
        CsvReader.Create(
            new MemoryStream(_bytes, _start, _bytes.Length - _start, writable: false),
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
