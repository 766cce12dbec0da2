using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>A table whose lines are ties, as Kumu and Gephi export them: From, To, Type… The ends are keys or whole names of actors that are there.</summary>
internal static class TieTable
{
    private static readonly string[] Froms = ["from", "source", "de"];
    private static readonly string[] Tos = ["to", "target", "vers", "a"];

    public static bool Is(Sheet sheet) => Find(sheet, Froms) >= 0 && Find(sheet, Tos) >= 0;

    public static Sheet Read(Sheet sheet)
    {
        var (from, to) = (Find(sheet, Froms), Find(sheet, Tos));
        var (ties, problems) = (new List<ImportedTie>(), new List<ImportProblem>());
        foreach (var row in sheet.Rows)
        {
            var values = sheet
                .Header.Zip(row.Cells)
                .Where((_, at) => at != from && at != to)
                .GroupBy(pair => pair.First, StringComparer.Ordinal)
                .ToDictionary(same => same.Key, same => same.First().Second, StringComparer.Ordinal);
            var ends = (row.Cells.ElementAtOrDefault(from) ?? "", row.Cells.ElementAtOrDefault(to) ?? "");
            GraphSheet.Read(new GraphEdge(row.Line, ends.Item1, ends.Item2, values), ties, problems);
        }

        return new Sheet([], []) { Links = new ImportedLinks(ties, []), Problems = problems };
    }

    private static int Find(Sheet sheet, string[] names) =>
        sheet.Header.Select(Normal.Of).ToList().FindIndex(name => Array.IndexOf(names, name) >= 0);
}
