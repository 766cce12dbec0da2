using System.Globalization;
using CampaignHub.Features.Stakeholders.Importing.Formats;
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

    private static readonly char[] Separators = [';', ',', '\t', '|'];

    /// <summary>Ties and mandates between the actors of the file.</summary>
    public ImportedLinks Links { get; init; } = ImportedLinks.None;

    /// <summary>What of the file cannot be read.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    /// <summary>A line of column names and one for each actor; or of ties, where the columns are From and To.</summary>
    /// <exception cref="RefusedException">It is no table that can be read.</exception>
    public static Sheet Csv(string text)
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

        var sheet = Of(rows);
        return TieTable.Is(sheet) ? TieTable.Read(sheet) : sheet;
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

    /// <summary>The first sheet of a workbook.</summary>
    public static Sheet Xlsx(Stream workbook)
    {
        workbook.Position = 0;
        var rows = new List<Row>();
        foreach (IDictionary<string, object?> cells in workbook.Query(useHeaderRow: false, excelType: ExcelType.XLSX))
        {
            rows.Add(new Row(rows.Count + 1, [.. cells.Values.Select(Cell)]));
        }

        return Of(rows);
    }

    /// <summary>Days as 2023-01-31, numbers with a point.</summary>
    public static string Cell(object? value) =>
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
