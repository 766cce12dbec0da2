using System.Collections;
using System.Globalization;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Platform;
using CsvHelper;
using MiniExcelLibs;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>A table as it was in the file: its header, and its lines with their numbers (the header's is 1). Those of a CSV are read anew by each who asks.</summary>
internal sealed record Sheet(IReadOnlyList<string> Header, IEnumerable<Sheet.Row> Rows)
{
    internal sealed record Row(int Line, IReadOnlyList<string> Cells)
    {
        public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);
    }

    public const int MostColumns = 200;

    /// <summary>Of a workbook, which is held whole.</summary>
    public const int MostRows = 500_000;

    private static readonly char[] Separators = [';', ',', '\t', '|'];

    /// <summary>Ties and mandates between the actors of the file.</summary>
    public ImportedLinks Links { get; init; } = ImportedLinks.None;

    /// <summary>What of the file cannot be read.</summary>
    public IReadOnlyList<ImportProblem> Problems { get; init; } = [];

    /// <summary>A line of column names and one for each actor; or of ties, where the columns are From and To.</summary>
    /// <exception cref="RefusedException">It is no table that can be read; when its lines are read, too.</exception>
    public static Sheet Csv(CsvFile file)
    {
        if (file.HasNul)
        {
            throw new RefusedException("The file is neither CSV nor XLSX.");
        }

        var rows = new CsvRows(file, Separator(file.FirstLine));
        if (rows.FirstOrDefault() is not { } header)
        {
            return new Sheet([], []);
        }

        RefuseWide(header);
        var sheet = new Sheet(header.Cells, rows.Skip(1).Where(row => !row.IsEmpty));
        return TieTable.Is(sheet) ? TieTable.Read(sheet) : sheet;
    }

    // Excel may name it on a line of its own; else it is the one that the first line holds most of, outside of quotes.
    private static char Separator(string first)
    {
        if (first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && first.Length == 5 && char.IsAscii(first[4]))
        {
            return first[4];
        }

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
            if (rows.Count > MostRows)
            {
                throw new RefusedException("The table has more than {0} lines: split it.", MostRows);
            }

            var row = new Row(rows.Count + 1, [.. cells.Values.Select(Cell)]);
            RefuseWide(row);
            rows.Add(row);
        }

        return rows.Count == 0 ? new Sheet([], []) : new Sheet(rows[0].Cells, rows.Skip(1).Where(row => !row.IsEmpty).ToList());
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

    private static void RefuseWide(Row row)
    {
        if (row.Cells.Count > MostColumns)
        {
            throw new RefusedException("The table has {0} columns; {1} are the most.", row.Cells.Count, MostColumns);
        }
    }

    private sealed class CsvRows(CsvFile file, char separator) : IEnumerable<Row>
    {
        public IEnumerator<Row> GetEnumerator()
        {
            var (line, isFirst) = (1, true);
            using var csv = file.Open(separator);
            while (Next(csv, line))
            {
                line = (int)csv.LineNumber;
                var cells = new string[csv.FieldCount];
                for (var at = 0; at < cells.Length; at++)
                {
                    cells[at] = csv.GetString(at).Trim();
                }

                if (isFirst && cells[0].StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
                {
                    isFirst = false;
                    continue;
                }

                isFirst = false;
                yield return new Row(line, cells);
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        private static bool Next(CsvReader csv, int line)
        {
            try
            {
                return csv.Read();
            }
            catch (CsvFormatException)
            {
                throw new RefusedException("The table cannot be read after line {0}: a quotation mark is missing.", line);
            }
        }
    }
}
