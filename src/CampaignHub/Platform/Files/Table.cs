using System.Collections;
using System.Globalization;
using System.IO.Compression;
using CsvHelper;
using MiniExcelLibs;

namespace CampaignHub.Platform.Files;

/// <summary>A line of a table with its number in the file; the header's is 1.</summary>
internal sealed record TableRow(int Line, IReadOnlyList<string> Cells)
{
    public bool IsEmpty => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>A table that somebody brings, as it was in the file: its header, and its lines. Those of a CSV are read anew by each who asks.</summary>
internal sealed record Table(IReadOnlyList<string> Header, IEnumerable<TableRow> Rows)
{
    public const int MostColumns = 200;

    /// <summary>Of a workbook, which is held whole.</summary>
    public const int MostRows = 500_000;

    /// <summary>A workbook may unfold to so many bytes.</summary>
    private const long LargestUnzipped = 256L << 20;

    private static readonly char[] Separators = [';', ',', '\t', '|'];
    private static readonly char[] OtherSeparators = [':', '^', '~', '¦', '§', '#'];
    private const int LongestSaid = 80;

    /// <summary>Of any usual separator.</summary>
    /// <exception cref="RefusedException">It is no table that can be read; when its lines are read, too.</exception>
    public static Table Csv(CsvFile file)
    {
        // A PDF that somebody calls a table may hold no zero.
        if (file.HasNul || file.FirstLine.StartsWith("%PDF-", StringComparison.Ordinal))
        {
            throw new RefusedException("The file is neither CSV nor XLSX.");
        }

        var rows = new CsvRows(file, Separator(file.FirstLine));
        if (rows.FirstOrDefault() is not { } header)
        {
            return new Table([], []);
        }

        RefuseWide(header);
        RefuseOtherSeparator(header);
        return new Table(header.Cells, rows.Skip(1).Where(row => !row.IsEmpty));
    }

    // One column whose name holds what separates columns elsewhere: in quotation marks as a whole, or with a sign that is none of ours.
    private static void RefuseOtherSeparator(TableRow header)
    {
        if (header.Cells is [var only] && only.AsSpan().IndexOfAny(Separators.Concat(OtherSeparators).ToArray()) is > 0 and var at)
        {
            throw new RefusedException(
                "The first line is one column, \"{0}\": save the table with a semicolon, a comma, a tab or | between its columns, not {1}, and without quotation marks around whole lines.",
                only.Length <= LongestSaid ? only : $"{only[..LongestSaid]}…",
                only[at]
            );
        }
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
    public static Table Xlsx(Stream workbook)
    {
        workbook.Position = 0;
        var rows = new List<TableRow>();
        foreach (IDictionary<string, object?> cells in workbook.Query(useHeaderRow: false, excelType: ExcelType.XLSX))
        {
            if (rows.Count > MostRows)
            {
                throw new RefusedException("The table has more than {0} lines: split it.", MostRows);
            }

            var row = new TableRow(rows.Count + 1, [.. cells.Values.Select(Cell)]);
            RefuseWide(row);
            rows.Add(row);
        }

        return rows.Count == 0 ? new Table([], []) : new Table(rows[0].Cells, rows.Skip(1).Where(row => !row.IsEmpty).ToList());
    }

    /// <summary>What a workbook's list says of sizes may be a lie: it is unfolded once, and thrown away.</summary>
    /// <exception cref="RefusedException">It unfolds to far more than it is.</exception>
    public static void RefuseBomb(Stream workbook)
    {
        using var zip = new ZipArchive(workbook, ZipArchiveMode.Read, leaveOpen: true);
        var (left, buffer) = (LargestUnzipped, new byte[81_920]);
        foreach (var entry in zip.Entries)
        {
            using var inside = entry.Open();
            for (var read = inside.Read(buffer); read > 0; read = inside.Read(buffer))
            {
                left -= read;
                if (left < 0)
                {
                    throw new RefusedException("The workbook unfolds to more than {0} MB and is not read.", LargestUnzipped >> 20);
                }
            }
        }
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

    private static void RefuseWide(TableRow row)
    {
        if (row.Cells.Count > MostColumns)
        {
            throw new RefusedException("The table has {0} columns; {1} are the most.", row.Cells.Count, MostColumns);
        }
    }

    private sealed class CsvRows(CsvFile file, char separator) : IEnumerable<TableRow>
    {
        public IEnumerator<TableRow> GetEnumerator()
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
                yield return new TableRow(line, cells);
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
