using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace CampaignHub.Platform.Recipes;

/// <summary>The dialect of recipes: names without case, comments, trailing commas, numbers as strings, list values in snake_case or as they are in code.</summary>
internal static class RecipeJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    public static TShape Read<TShape>(JsonObject step) =>
        step.Deserialize<TShape>(Options) ?? throw new JsonException("The step is empty.");
}
