using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CampaignHub.Workflows.Definitions;

/// <summary>Reads members as leniently as Orchard does: a number may come as a text, a missing member is the default.</summary>
internal static class JsonMembers
{
    public static readonly JsonNodeOptions Nodes = new() { PropertyNameCaseInsensitive = true };

    public static readonly JsonDocumentOptions Document = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static string Text(this JsonObject json, string name, string missing = "") =>
        json[name] is JsonValue value ? value.ToString() : missing;

    public static bool Flag(this JsonObject json, string name, bool missing = false) =>
        json[name] is JsonValue value && bool.TryParse(value.ToString(), out var flag) ? flag : missing;

    public static int Number(this JsonObject json, string name, int missing = 0) =>
        json[name] is JsonValue value
        && decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? (int)Math.Clamp(number, int.MinValue, int.MaxValue)
            : missing;
}
