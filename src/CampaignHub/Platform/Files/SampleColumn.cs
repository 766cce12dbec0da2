using System.Text.Json;

namespace CampaignHub.Platform.Files;

/// <summary>A column as the page shows it: its name in the file, and a cell of it.</summary>
internal sealed record SampleColumn(string Name, string Example)
{
    // An example stands near the beginning, or the column may be as good as empty.
    private const int Looked = 200;
    private const int Longest = 80;

    /// <summary>As JSON; nothing for a table without lines.</summary>
    public static string Of(IReadOnlyList<string> header, IEnumerable<TableRow> lines)
    {
        var rows = lines.Take(Looked).ToList();
        return JsonSerializer.Serialize(
            rows.Count == 0
                ? []
                : header.Select(
                    (name, at) =>
                        new SampleColumn(
                            name,
                            Cut(
                                rows.Select(row => row.Cells.ElementAtOrDefault(at)).FirstOrDefault(cell => !string.IsNullOrEmpty(cell))
                                    ?? ""
                            )
                        )
                )
        );
    }

    public static IReadOnlyList<SampleColumn> Read(string json) => JsonSerializer.Deserialize<List<SampleColumn>>(json)!;

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
