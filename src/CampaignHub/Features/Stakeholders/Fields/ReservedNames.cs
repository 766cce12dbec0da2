using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Stakeholders.Fields;

/// <summary>Columns that every table of the map has, in either language: a field of that name would not be told from them.</summary>
internal static class ReservedNames
{
    // Nodes of graphs, and what a table holds when stances and scores are asked for.
    private static readonly string[] Others = ["id", "label", "type", "kind", "name", "from", "to", "direction", "card"];

    private static readonly HashSet<string> Names =
    [
        .. Enum.GetValues<ImportColumn>().SelectMany(column => Texts.NamesOf(column)).Select(Normal.Of),
        .. Enum.GetValues<Axis>().SelectMany(axis => Texts.NamesOf(axis)).Select(Normal.Of),
        "stance",
        "positionnement",
        .. Others,
    ];

    private static readonly char[] Counting = [.. "0123456789 "];

    public static bool Holds(string name)
    {
        var normal = Normal.Of(name);
        return Names.Contains(normal) || Names.Contains(normal.TrimEnd(Counting)) || normal.Length == 0;
    }
}
