using System.Globalization;
using System.Xml.Linq;
using CampaignHub.Platform.Files;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>GEXF, as Gephi writes and reads it; dated ties bear <c>start</c> and <c>end</c>. Source: the GEXF 1.3 schema, gexf.net.</summary>
internal static class Gexf
{
    public const string Root = "gexf";
    private static readonly XNamespace Ns = "http://gexf.net/1.3";

    public static Sheet Read(XElement root)
    {
        var (ofNodes, ofEdges) = (Titles(root, "node"), Titles(root, "edge"));
        return GraphSheet.Of(
            [
                .. Named(root, "node")
                    .Select(node => new GraphNode(
                        FileText.LineOf(node),
                        node.Attribute("id")?.Value ?? "",
                        Values(node, node, ofNodes, "label")
                    )),
            ],
            [
                .. Named(root, "edge")
                    .SelectMany(edge =>
                        Spells(edge)
                            .Select(spell => new GraphEdge(
                                FileText.LineOf(spell),
                                edge.Attribute("source")?.Value ?? "",
                                edge.Attribute("target")?.Value ?? "",
                                Values(edge, spell, ofEdges, "label", "kind", "weight", "start", "end")
                            ))
                    ),
            ]
        );
    }

    public static byte[] Write(ExportedMap map)
    {
        var names = map.Actors.SelectMany(actor => actor.Values().Select(value => value.Name)).Distinct(StringComparer.Ordinal).ToList();
        var number = names.Select((name, at) => (name, at)).ToDictionary(pair => pair.name, pair => $"{pair.at}", StringComparer.Ordinal);
        var ofTies = ExportedMap.TieFields.Where(name => name is not ("since" or "until")).ToList();
        var graph = new XElement(
            Ns + "graph",
            new XAttribute("defaultedgetype", "directed"),
            new XAttribute("mode", "dynamic"),
            new XAttribute("timeformat", "date"),
            Declared("node", names),
            Declared("edge", ofTies),
            new XElement(
                Ns + "nodes",
                map.Actors.Select(actor => new XElement(
                    Ns + "node",
                    new XAttribute("id", actor.Key),
                    new XAttribute("label", actor.Label),
                    Given(actor.Values().Select(value => (number[value.Name], value.Value)))
                ))
            ),
            new XElement(Ns + "edges", map.Ties.Select((tie, at) => Edge(tie, at, ofTies)))
        );
        return ExportedMap.Bytes(new XElement(Ns + Root, new XAttribute("version", "1.3"), graph));
    }

    private static XElement Edge(Formats.ImportedTie tie, int at, List<string> fields)
    {
        var values = ExportedMap.Values(tie).ToList();
        return new XElement(
            Ns + "edge",
            new XAttribute("id", at.ToString(CultureInfo.InvariantCulture)),
            new XAttribute("source", tie.From),
            new XAttribute("target", tie.To),
            new XAttribute("weight", tie.Strength ?? 1),
            tie.Since is { } since ? new XAttribute("start", Platform.Web.Days.Iso(since)) : null,
            tie.Until is { } until ? new XAttribute("end", Platform.Web.Days.Iso(until)) : null,
            Given(
                values
                    .Where(value => fields.Contains(value.Name))
                    .Select(value => (fields.IndexOf(value.Name).ToString(CultureInfo.InvariantCulture), value.Value))
            )
        );
    }

    private static XElement Declared(string of, List<string> names) =>
        new(
            Ns + "attributes",
            new XAttribute("class", of),
            names.Select(
                (name, at) =>
                    new XElement(
                        Ns + "attribute",
                        new XAttribute("id", at.ToString(CultureInfo.InvariantCulture)),
                        new XAttribute("title", name),
                        new XAttribute("type", name == "strength" ? "integer" : "string")
                    )
            )
        );

    private static XElement Given(IEnumerable<(string Id, string Value)> values) =>
        new(
            Ns + "attvalues",
            values.Select(value => new XElement(Ns + "attvalue", new XAttribute("for", value.Id), new XAttribute("value", value.Value)))
        );

    private static IEnumerable<XElement> Named(XElement root, string name) =>
        root.Descendants()
            .Where(element => element.Name.LocalName == name && element.Attribute(name == "node" ? "id" : "source") is not null);

    private static Dictionary<string, string> Titles(XElement root, string of) =>
        root.Descendants()
            .Where(element => element.Name.LocalName == "attributes" && element.Attribute("class")?.Value == of)
            .SelectMany(element => element.Elements())
            .Where(attribute => attribute.Attribute("id") is not null)
            .GroupBy(attribute => attribute.Attribute("id")!.Value, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().Attribute("title")?.Value ?? same.Key, StringComparer.Ordinal);

    // An edge that was there several times is several ties; else itself.
    private static IEnumerable<XElement> Spells(XElement edge) =>
        edge.Descendants().Where(inner => inner.Name.LocalName == "spell").DefaultIfEmpty(edge);

    // Its own attributes, and for days those of its spell.
    private static Dictionary<string, string> Values(
        XElement element,
        XElement spell,
        Dictionary<string, string> titles,
        params ReadOnlySpan<string> own
    )
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in element.Descendants().Where(value => value.Name.LocalName == "attvalue"))
        {
            var key = value.Attribute("for")?.Value ?? value.Attribute("id")?.Value ?? "";
            values[titles.GetValueOrDefault(key, key)] = value.Attribute("value")?.Value.Trim() ?? "";
        }

        foreach (var name in own)
        {
            // The days around all the spells are none of a single one.
            var isDay = name is "start" or "end";
            if ((isDay ? spell.Attribute(name) : element.Attribute(name)) is { } attribute)
            {
                values.TryAdd(name, attribute.Value.Trim());
            }
        }

        return values;
    }
}
