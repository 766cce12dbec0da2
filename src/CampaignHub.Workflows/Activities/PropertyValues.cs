using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignHub.Workflows.Expressions;

namespace CampaignHub.Workflows.Activities;

/// <summary>From JSON to the type that a property declares. What does not fit is a mistake that is said, never a default.</summary>
internal static class PropertyValues
{
    public static PropertyType TypeOf<T>()
    {
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return type switch
        {
            _ when type == typeof(bool) => PropertyType.Boolean,
            _ when type == typeof(int) => PropertyType.WholeNumber,
            _ when type == typeof(decimal) => PropertyType.Number,
            _ when type == typeof(JsonNode) => PropertyType.Value,
            _ when type.IsEnum => PropertyType.Choice,
            _ when type == typeof(string) => PropertyType.Text,
            _ when type.IsAssignableFrom(typeof(string[])) => PropertyType.Texts,
            _ => throw new NotSupportedException($"A property cannot be of type {typeof(T)}."),
        };
    }

    public static IReadOnlyList<string> ChoicesOf<T>()
    {
        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return type.IsEnum ? Enum.GetNames(type) : [];
    }

    /// <exception cref="ExpressionException">The value is of another kind.</exception>
    public static T? Convert<T>(JsonNode? value)
    {
        if (value is null)
        {
            return default;
        }

        var type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        object converted = TypeOf<T>() switch
        {
            PropertyType.Boolean => Boolean(value),
            PropertyType.WholeNumber => Integer(value),
            PropertyType.Number => Number(value),
            PropertyType.Value => value,
            PropertyType.Choice => Choice(value, type),
            PropertyType.Texts => Texts(value),
            _ => Text(value),
        };
        return (T)converted;
    }

    private static bool Boolean(JsonNode value) =>
        bool.TryParse(Text(value).Trim(), out var flag) ? flag : throw Unfit(value, "neither true nor false");

    private static int Integer(JsonNode value) =>
        Number(value) is var number && number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw Unfit(value, "no whole number");

    private static decimal Number(JsonNode value) =>
        decimal.TryParse(Text(value).Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unfit(value, "no number");

    // Orchard's own recipes write some choices as numbers.
    private static object Choice(JsonNode value, Type type) =>
        Enum.TryParse(type, Text(value), ignoreCase: true, out var choice) && Enum.IsDefined(type, choice)
            ? choice
            : throw Unfit(value, $"not one of {string.Join(", ", Enum.GetNames(type))}");

    private static string[] Texts(JsonNode value) =>
        value is JsonArray items ? [.. items.Select(item => item is null ? "" : Text(item))] : [Text(value)];

    private static string Text(JsonNode value) => value is JsonValue plain ? plain.ToString() : value.ToJsonString();

    private static ExpressionException Unfit(JsonNode value, string why)
    {
        var text = value.GetValueKind() == JsonValueKind.String ? $"\"{value}\"" : value.ToJsonString();
        return new ExpressionException($"{(text.Length > 60 ? text[..60] + "…" : text)} is {why}.");
    }
}
