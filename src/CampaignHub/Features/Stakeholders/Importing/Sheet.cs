using System.Globalization;
using System.IO.Compression;
using System.Text;
using CampaignHub.Platform;
using CsvHelper;
using MiniExcelLibs;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>A table as it was in the file: its header, and its lines with their numbers (the header's is 1).</summary>
internal sealed record Sheet(IReadOnlyList<string> Header, IReadOnlyList<Sheet.Row> Rows)
{
    internal sealed record Row(int Line, IReadOnlyList<string> Cells)
    {
        public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);
    }

    /// <summary>An XLSX may unfold to so many bytes.</summary>
    public const long LargestUnzipped = 400L << 20;

    private const int MostColumns = 200;
    private static readonly char[] Separators = [';', ',', '\t', '|'];

    /// <exception cref="RefusedException">It is no table that can be read.</exception>
    public static Sheet Read(byte[] content)
    {
        var sheet = content is [(byte)'P', (byte)'K', ..] ? Xlsx(content) : Csv(Text(content));
        if (sheet.Header.Count > MostColumns)
        {
            throw new RefusedException("The table has {0} columns; {1} are the most.", sheet.Header.Count, MostColumns);
        }

        return sheet.Rows.Count > 0 && sheet.Header.Any(name => name.Length > 0)
            ? sheet
            : throw new RefusedException("The file holds no table: a line of column names, and one line for each person or organisation.");
    }

    // UTF-8 where it is that, else what a French Excel writes.
    private static string Text(byte[] content)
    {
        try
        {
            var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
            return text.TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);
        }
    }

    private static Sheet Csv(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new RefusedException("The file is neither CSV nor XLSX.");
        }

        var rows = new List<Row>();
        try
        {
            using var csv = CsvReader.FromText(
                text,
                new CsvReaderOptions
                {
                    Separator = Separator(text),
                    HasHeader = false,
                    TrackLineNumbers = true,
                    MalformedData = CsvMalformedDataHandling.Throw,
                }
            );
            while (csv.Read())
            {
                rows.Add(new Row((int)csv.LineNumber, [.. Enumerable.Range(0, csv.FieldCount).Select(at => csv.GetString(at).Trim())]));
            }
        }
        catch (CsvFormatException)
        {
            throw new RefusedException(
                "The table cannot be read after line {0}: a quotation mark is missing.",
                rows.Count == 0 ? 1 : rows[^1].Line
            );
        }

        return Of(rows);
    }

    // The one that the first line holds most of, outside of quotes.
    private static char Separator(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        var first = end < 0 ? text : text[..end];
        var quoted = false;
        var counts = new Dictionary<char, int>();
        foreach (var character in first)
        {
            quoted ^= character == '"';
            if (!quoted && Separators.Contains(character))
            {
                counts[character] = counts.GetValueOrDefault(character) + 1;
            }
        }

        return counts.Count == 0 ? Separators[0] : counts.MaxBy(pair => pair.Value).Key;
    }

    private static Sheet Xlsx(byte[] content)
    {
        try
        {
            using var stream = new MemoryStream(content);
            using (var zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true))
            {
                if (zip.Entries.Sum(entry => entry.Length) > LargestUnzipped)
                {
                    throw new RefusedException("The workbook unfolds to more than {0} MB and is not read.", LargestUnzipped >> 20);
                }
            }

            stream.Position = 0;
            var rows = new List<Row>();
            foreach (IDictionary<string, object?> cells in stream.Query(useHeaderRow: false, excelType: ExcelType.XLSX))
            {
                rows.Add(new Row(rows.Count + 1, [.. cells.Values.Select(Cell)]));
            }

            return Of(rows);
        }
        catch (Exception mistake)
            when (mistake is InvalidDataException or System.Xml.XmlException or InvalidOperationException or KeyNotFoundException)
        {
            throw new RefusedException("The file is neither CSV nor XLSX.");
        }
    }

    private static string Cell(object? value) =>
        value switch
        {
            null => "",
            DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!.Trim(),
        };

    private static Sheet Of(List<Row> rows) =>
        rows.Count == 0 ? new Sheet([], []) : new Sheet(rows[0].Cells, [.. rows.Skip(1).Where(row => !row.IsEmpty)]);
}
