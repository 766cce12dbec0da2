using System.Text.Json;
using System.Text.Json.Nodes;

namespace CampaignHub.Features.PublicSite;

/// <summary>What a template is given: texts, numbers, lists and dictionaries, copied from the models; no record and no service can be reached from it.</summary>
internal static class PlainValues
{
    public static object? Of(object? value) => Of(JsonSerializer.SerializeToNode(value));

    private static object? Of(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.ToDictionary(member => member.Key, member => Of(member.Value), StringComparer.Ordinal),
            JsonArray items => items.Select(Of).ToList(),
            JsonValue value => value.GetValueKind() switch
            {
                JsonValueKind.True => true,
                JsonValueKind.False => false,
                JsonValueKind.Number => decimal.Parse(
                    value.ToJsonString(),
                    System.Globalization.NumberStyles.Float,
                    System.Globalization.CultureInfo.InvariantCulture
                ),
                _ => value.ToString(),
            },
            _ => null,
        };
}
