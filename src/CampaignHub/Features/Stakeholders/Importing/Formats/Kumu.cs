using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignHub.Features.Directory.Tags;
using MiniExcelLibs;

namespace CampaignHub.Features.Stakeholders.Importing.Formats;

/// <summary>Kumu's elements and connections, as JSON and as a workbook of two sheets. Source: Kumu's import guide, docs.kumu.io.</summary>
internal static class Kumu
{
    public const string Elements = "elements";
    private const string Connections = "connections";
    private const string Label = "label";
    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static bool IsWorkbook(IReadOnlyCollection<string> sheets) =>
        sheets.Contains(Elements, StringComparer.OrdinalIgnoreCase) && sheets.Contains(Connections, StringComparer.OrdinalIgnoreCase);

    /// <summary>Elements by their id or label; connections name either.</summary>
    public static Sheet Read(JsonObject map)
    {
        var elements = Flat(map[Elements]);
        var connections = Flat(map[Connections]);
        return Of(elements, connections);
    }

    public static Sheet Read(Stream workbook)
    {
        var names = workbook.GetSheetNames();
        return Of(Rows(workbook, names, Elements), Rows(workbook, names, Connections));
    }

    public static byte[] Write(ExportedMap map)
    {
        var labels = Labels(map);
        var json = new JsonObject
        {
            [Elements] = new JsonArray([.. map.Actors.Select(JsonNode (actor) => Object(Element(actor, labels)))]),
            [Connections] = new JsonArray([.. map.Ties.Select(JsonNode (tie) => Object(Connection(tie, labels)))]),
        };
        return JsonSerializer.SerializeToUtf8Bytes(json, Written);
    }

    public static byte[] WriteWorkbook(ExportedMap map)
    {
        var labels = Labels(map);
        using var stream = new MemoryStream();
        stream.SaveAs(
            new Dictionary<string, object>
            {
                ["Elements"] = Table(map.Actors.Select(actor => Element(actor, labels)), [Label, "type"]),
                ["Connections"] = Table(map.Ties.Select(tie => Connection(tie, labels)), ["from", "to", "type", "direction"]),
            }
        );
        return stream.ToArray();
    }

    private static Sheet Of(List<Dictionary<string, string>> elements, List<Dictionary<string, string>> connections)
    {
        var nodes = elements
            .Select(
                (element, at) =>
                    new GraphNode(
                        at + 1,
                        Value(element, "id", "_id", Label),
                        element.Where(value => value.Key is not ("_id" or "id")).ToDictionary(StringComparer.Ordinal)
                    )
            )
            .ToList();
        var byLabel = nodes
            .GroupBy(node => Value(node.Values, Label), StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().Id, StringComparer.Ordinal);
        return GraphSheet.Of(
            nodes,
            [
                .. connections.Select(
                    (connection, at) => new GraphEdge(at + 1, End(connection, "from", byLabel), End(connection, "to", byLabel), connection)
                ),
            ]
        );
    }

    private static string End(Dictionary<string, string> connection, string which, Dictionary<string, string> byLabel)
    {
        var end = Value(connection, which);
        return byLabel.GetValueOrDefault(end, end);
    }

    private static string Value(IReadOnlyDictionary<string, string> values, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (values.GetValueOrDefault(name) is { Length: > 0 } value)
            {
                return value;
            }
        }

        return "";
    }

    // A whole project keeps the values in "attributes".
    private static List<Dictionary<string, string>> Flat(JsonNode? list) =>
        [
            .. (list as JsonArray ?? [])
                .OfType<JsonObject>()
                .Select(each =>
                    each.Where(pair => pair.Key != "attributes")
                        .Concat(each["attributes"] as JsonObject ?? [])
                        .GroupBy(pair => pair.Key.ToLowerInvariant(), StringComparer.Ordinal)
                        .ToDictionary(same => same.Key, same => Text(same.Last().Value), StringComparer.Ordinal)
                ),
        ];

    private static string Text(JsonNode? value) =>
        value switch
        {
            null => "",
            JsonArray list => string.Join('|', list.Select(Text)),
            _ => value.ToString().Trim(),
        };

    private static List<Dictionary<string, string>> Rows(Stream workbook, List<string> names, string sheet)
    {
        var name = names.Find(each => each.Equals(sheet, StringComparison.OrdinalIgnoreCase));
        workbook.Position = 0;
        return
        [
            .. workbook
                .Query(useHeaderRow: true, sheetName: name, excelType: ExcelType.XLSX)
                .Cast<IDictionary<string, object?>>()
                .Select(row =>
                    row.ToDictionary(
                        cell => cell.Key.ToLowerInvariant(),
                        cell => Platform.Files.Table.Cell(cell.Value),
                        StringComparer.Ordinal
                    )
                )
                .Where(row => row.Values.Any(value => value.Length > 0)),
        ];
    }

    // Kumu joins by labels, so two of one name need two labels.
    private static Dictionary<string, string> Labels(ExportedMap map)
    {
        var times = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        return map.Actors.ToDictionary(
            actor => actor.Key,
            actor =>
                (times[actor.Label] = times.GetValueOrDefault(actor.Label) + 1) is > 1 and var time
                    ? $"{actor.Label} ({time})"
                    : actor.Label,
            StringComparer.Ordinal
        );
    }

    private static IEnumerable<(string Name, string Value)> Element(ExportedActor actor, Dictionary<string, string> labels) =>
        actor
            .Values()
            .Select(value => value.Name == "kind" ? ("type", value.Value) : value)
            .Prepend((Label, labels[actor.Key]))
            .Append(("id", actor.Key));

    private static IEnumerable<(string Name, string Value)> Connection(ImportedTie tie, Dictionary<string, string> labels) =>
        ExportedMap.Values(tie).Prepend(("direction", "directed")).Prepend(("to", labels[tie.To])).Prepend(("from", labels[tie.From]));

    private static JsonObject Object(IEnumerable<(string Name, string Value)> values) =>
        new JsonObject([.. values.Select(value => KeyValuePair.Create(value.Name, Node(value.Name, value.Value)))]);

    // Kumu's own tags are a list.
    private static JsonNode? Node(string name, string value) =>
        name == "tags"
            ? new JsonArray([.. value.Split(ActorTag.Separator).Select(JsonNode? (tag) => JsonValue.Create(tag))])
            : JsonValue.Create(value);

    // A sheet has the columns of its first line, so every line has all of them.
    private static List<Dictionary<string, object>> Table(IEnumerable<IEnumerable<(string Name, string Value)>> lines, string[] least)
    {
        var all = lines.Select(line => line.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal)).ToList();
        var names = least.Concat(all.SelectMany(line => line.Keys)).Distinct(StringComparer.Ordinal).ToList();
        return
        [
            .. all.DefaultIfEmpty([])
                .Select(line =>
                    names.ToDictionary(name => name, name => (object)(line.GetValueOrDefault(name) ?? ""), StringComparer.Ordinal)
                ),
        ];
    }
}
