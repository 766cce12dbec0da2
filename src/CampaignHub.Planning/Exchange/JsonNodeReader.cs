using System.Runtime.InteropServices;
using System.Text.Json;

namespace CampaignHub.Planning;

/// <summary>A value of a JSON file with its place, read with a refusal that names the place (RFC 6901 pointer).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JsonNodeReader(JsonElement Value, string Pointer)
{
    private string Place => Pointer.Length == 0 ? "/" : Pointer;

    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            // A byte order mark is no JSON, yet editors write one.
            var text = utf8.Span.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? utf8[3..] : utf8;
            var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 32 });
            return Doubled(document.RootElement) is not { } place
                ? document
                : throw new PlanFileException(place, "this name stands twice in one object.");
        }
        catch (JsonException wrong)
        {
            var (line, column) = ((int)(wrong.LineNumber ?? 0) + 1, (int)(wrong.BytePositionInLine ?? 0) + 1);
            var isAtEnd = line > utf8.Span.TrimEnd("\r\n \t"u8).Count((byte)'\n');
            throw new PlanFileException(
                new FilePlace("", line, column),
                isAtEnd && IsOpen(wrong) ? "this is not JSON: it breaks off here."
                    : Says(wrong, "maximum configured depth") ? "the file is nested too deep, or too large."
                    : "this is not JSON."
            );
        }
    }

    // The parser can refuse a name that stands twice too, but does not say where.
    private static string? Doubled(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                if (Doubled(item) is { } below)
                {
                    return $"/{index}{below}";
                }

                index++;
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var member in value.EnumerateObject())
            {
                if ((names.Add(member.Name) ? Doubled(member.Value) : "") is { } below)
                {
                    return $"/{Escaped(member.Name)}{below}";
                }
            }
        }

        return null;
    }

    // RFC 6901, section 3.
    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    public JsonNodeReader? Find(string name) =>
        Expect(JsonValueKind.Object, "an object").TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? new JsonNodeReader(value, $"{Pointer}/{name}")
            : null;

    public JsonNodeReader Get(string name) => Find(name) ?? throw new PlanFileException(Place, "\"{0}\" is missing.", name);

    public IEnumerable<JsonNodeReader> Items()
    {
        var pointer = Pointer;
        return Expect(JsonValueKind.Array, "a list")
            .EnumerateArray()
            .Select((item, index) => new JsonNodeReader(item, $"{pointer}/{index}"));
    }

    public string Text() => Expect(JsonValueKind.String, "a text").GetString() ?? "";

    /// <summary>A text that is not empty, or a number as it is written.</summary>
    public string Id()
    {
        var id = Value.ValueKind == JsonValueKind.Number ? Value.GetRawText() : Text();
        return id.Length > 0 ? id : throw Wrong("an id that is not empty");
    }

    public double Number(double least, double most)
    {
        var number = Expect(JsonValueKind.Number, "a number").TryGetDouble(out var read) ? read : double.NaN;
        return number >= least && number <= most
            ? number
            : throw new PlanFileException(Place, "{0} is not between {1} and {2}.", Value.GetRawText(), least, most);
    }

    public DateTime Date(bool endOfDay, TimeZoneInfo? zone) => LocalDates.Read(Text(), endOfDay, zone, Place);

    public DateOnly Day() => LocalDates.ReadDay(Text(), Place);

    public PlanFileException Wrong(string expected) => new(Place, "{0} was expected, not {1}.", expected, Shorten(Value.GetRawText()));

    private JsonElement Expect(JsonValueKind kind, string name) => Value.ValueKind == kind ? Value : throw Wrong(name);

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";

    // The reader has no other word for a text that ends too early.
    private static bool IsOpen(JsonException wrong) => Says(wrong, "end of data") || Says(wrong, "depth to be zero");

    // Its reasons stand in its sentences only.
    private static bool Says(JsonException wrong, string words) => wrong.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
