using System.Text;

namespace CampaignHub.Platform.Web;

/// <summary>A cell of a CSV file: quoted, and harmless where a spreadsheet would take it for a formula.</summary>
internal static class CsvCell
{
    // Full-width forms are read as formulas too.
    private const string Formula = "=+-@\t\r＝＋－＠";

    /// <summary>A table that French spreadsheets open as one: semicolons, and UTF-8 with its byte-order mark.</summary>
    public static byte[] File(IEnumerable<IEnumerable<string>> lines) =>
        [
            .. Encoding.UTF8.GetPreamble(),
            .. Encoding.UTF8.GetBytes(string.Concat(lines.Select(cells => $"{string.Join(';', cells.Select(Of))}\r\n"))),
        ];

    public static string Of(string value)
    {
        var safe = value.Length > 0 && Formula.Contains(value[0], StringComparison.Ordinal) ? $"'{value}" : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
