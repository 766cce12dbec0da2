using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using CampaignHub.Platform.Files;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>GraphML, as yEd, Gephi and NetworkX write and read it. Source: the GraphML primer, graphml.graphdrawing.org.</summary>
internal static class GraphMl
{
    public const string Root = "graphml";
    private static readonly XNamespace Ns = "http://graphml.graphdrawing.org/xmlns";

    public static Sheet Read(XElement root)
    {
        var names = root.Elements()
            .Where(element => element.Name.LocalName == "key" && element.Attribute("id") is not null)
            .ToDictionary(
                key => key.Attribute("id")!.Value,
                key => key.Attribute("attr.name")?.Value ?? key.Attribute("id")!.Value,
                StringComparer.Ordinal
            );
        return GraphSheet.Of(
            [
                .. Named(root, "node")
                    .Select(node => new GraphNode(FileText.LineOf(node), node.Attribute("id")?.Value ?? "", NodeValues(node, names))),
            ],
            [
                .. Named(root, "edge")
                    .Select(edge => new GraphEdge(
                        FileText.LineOf(edge),
                        edge.Attribute("source")?.Value ?? "",
                        edge.Attribute("target")?.Value ?? "",
                        Values(edge, names)
                    )),
            ]
        );
    }

    public static byte[] Write(ExportedMap map)
    {
        var nodes = map.Actors.Select(actor => (actor.Key, Values: actor.Values().ToList())).ToList();
        var ofNodes = nodes
            .SelectMany(node => node.Values.Select(value => value.Name))
            .Prepend("label")
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var graph = new XElement(
            Ns + "graph",
            new XAttribute("edgedefault", "directed"),
            map.Actors.Zip(
                nodes,
                (actor, node) =>
                    new XElement(
                        Ns + "node",
                        new XAttribute("id", actor.Key),
                        node.Values.Prepend(("label", actor.Label)).Select(value => Data("n", value.Item1, value.Item2))
                    )
            ),
            map.Ties.Select(
                (tie, number) =>
                    new XElement(
                        Ns + "edge",
                        new XAttribute("id", $"e{number.ToString(CultureInfo.InvariantCulture)}"),
                        new XAttribute("source", tie.From),
                        new XAttribute("target", tie.To),
                        ExportedMap.Values(tie).Select(value => Data("e", value.Name, value.Value))
                    )
            )
        );
        return ExportedMap.Bytes(
            new XElement(
                Ns + Root,
                ofNodes.Select(name => Key("n", "node", name)),
                ExportedMap.TieFields.Select(name => Key("e", "edge", name)),
                graph
            )
        );
    }

    private static IEnumerable<XElement> Named(XElement root, string name) =>
        root.Descendants().Where(element => element.Name.LocalName == name);

    // yEd keeps the name of a node in its drawing.
    private static Dictionary<string, string> NodeValues(XElement node, Dictionary<string, string> names)
    {
        var values = Values(node, names);
        var drawn = node.Descendants().FirstOrDefault(element => element.Name.LocalName == "NodeLabel")?.Value.Trim();
        if (!string.IsNullOrEmpty(drawn))
        {
            values.TryAdd("label", drawn);
        }

        return values;
    }

    private static Dictionary<string, string> Values(XElement element, Dictionary<string, string> names)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var data in element.Elements().Where(data => data.Name.LocalName == "data" && !data.HasElements))
        {
            var key = data.Attribute("key")?.Value ?? "";
            values[names.GetValueOrDefault(key, key)] = data.Value.Trim();
        }

        return values;
    }

    private static XElement Key(string prefix, string of, string name) =>
        new(
            Ns + "key",
            new XAttribute("id", Id(prefix, name)),
            new XAttribute("for", of),
            new XAttribute("attr.name", name),
            new XAttribute("attr.type", name == "strength" ? "int" : "string")
        );

    private static XElement Data(string prefix, string name, string value) =>
        new(Ns + "data", new XAttribute("key", Id(prefix, name)), value);

    // The name of a custom field may hold what an id of XML may not.
    private static string Id(string prefix, string name) => $"{prefix}_{XmlConvert.EncodeNmToken(name)}";
}
