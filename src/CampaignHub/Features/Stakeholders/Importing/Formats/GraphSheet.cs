using System.Globalization;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>A node of a graph file: its values by the names that the file gives them.</summary>
internal sealed record GraphNode(int Line, string Id, IReadOnlyDictionary<string, string> Values);

internal sealed record GraphEdge(int Line, string From, string To, IReadOnlyDictionary<string, string> Values);

/// <summary>A graph file as a table of its nodes, with ties; an edge without a type of ours is somebody worked with.</summary>
internal static class GraphSheet
{
    private const string Key = "id";
    private static readonly string[] TypeNames = ["type", "kind", "label", "relation"];

    public static Sheet Of(IReadOnlyList<GraphNode> nodes, IReadOnlyList<GraphEdge> edges)
    {
        var names = nodes.SelectMany(node => node.Values.Keys).Where(name => name != Key).Distinct(StringComparer.Ordinal).ToList();
        var rows = nodes
            .Select(node => new TableRow(node.Line, [node.Id, .. names.Select(name => node.Values.GetValueOrDefault(name) ?? "")]))
            .ToList();
        var known = nodes.Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        var ties = new List<ImportedTie>();
        var problems = new List<ImportProblem>();
        foreach (var edge in edges)
        {
            if (known.Contains(edge.From) && known.Contains(edge.To))
            {
                Read(edge, ties, problems);
            }
            else
            {
                problems.Add(
                    new ImportProblem(
                        edge.Line,
                        "Line {0}: the tie from {1} to {2} leads to nobody of the file.",
                        edge.Line,
                        edge.From,
                        edge.To
                    )
                );
            }
        }

        return new Sheet([Key, .. names], rows) { Links = new ImportedLinks(ties, []), Problems = problems };
    }

    /// <summary>Adds the tie of an edge, or why it is none.</summary>
    public static void Read(GraphEdge edge, List<ImportedTie> ties, List<ImportProblem> problems)
    {
        var (since, until) = (PartialDay.First(Value(edge, "since", "start")), PartialDay.Last(Value(edge, "until", "end")));
        if (edge.From == edge.To)
        {
            problems.Add(new ImportProblem(edge.Line, "Line {0}: {1} is tied to itself.", edge.Line, edge.From));
        }
        else if (until < since)
        {
            problems.Add(
                new ImportProblem(edge.Line, "Line {0}: the tie from {1} to {2} ends before it begins.", edge.Line, edge.From, edge.To)
            );
        }
        else
        {
            var type = TypeOf(edge) ?? TieType.WorkedWith;
            var known = PartialDay.First(Value(edge, "known on", "knownon", "last known"));
            ties.Add(new ImportedTie(edge.Line, edge.From, edge.To, type, StrengthOf(edge), since, until, SourceOf(edge), known));
        }
    }

    // Gephi's "Type" says Directed or Undirected: the first that names a type of ours counts.
    private static TieType? TypeOf(GraphEdge edge)
    {
        foreach (var name in TypeNames)
        {
            if (ClosedList.Find<TieType>(Value(edge, name)) is { } type)
            {
                return type;
            }
        }

        return null;
    }

    private static int? StrengthOf(GraphEdge edge) =>
        double.TryParse(
            Value(edge, "strength", "weight").Replace(',', '.'),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var strength
        ) && double.IsFinite(strength)
            ? (int)Math.Clamp(Math.Round(strength), Tie.Weakest, Tie.Strongest)
            : null;

    private static string SourceOf(GraphEdge edge)
    {
        var source = Value(edge, "source");
        return source.Length <= Tie.SourceMaxLength ? source : source[..Tie.SourceMaxLength];
    }

    private static string Value(GraphEdge edge, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var (key, value) in edge.Values)
            {
                if (value.Length > 0 && Normal.Of(key.Replace('_', ' ')) == name)
                {
                    return value;
                }
            }
        }

        return "";
    }
}
