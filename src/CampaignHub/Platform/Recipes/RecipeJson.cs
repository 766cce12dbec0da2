using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

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
        // A misspelt member would be passed over in silence; a shape that takes any keeps them as extension data.
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NullableIsOptional } },
    };

    private static void NullableIsOptional(JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(member => member.AssociatedParameter?.IsNullable == true))
        {
            member.IsRequired = false;
        }
    }

    public static TShape Read<TShape>(JsonObject step) =>
        step.Deserialize<TShape>(Options) ?? throw new JsonException("The step is empty.");
}
