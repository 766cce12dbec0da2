namespace CampaignHub.Platform.Web;

/// <summary>A cell of a CSV file: quoted, and harmless where a spreadsheet would take it for a formula.</summary>
internal static class CsvCell
{
    // Full-width forms are read as formulas too.
    private const string Formula = "=+-@\t\r＝＋－＠";

    public static string Of(string value)
    {
        var safe = value.Length > 0 && Formula.Contains(value[0], StringComparison.Ordinal) ? $"'{value}" : value;
        return $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
