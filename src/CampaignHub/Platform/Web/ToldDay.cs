using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CampaignHub.Platform.Web;

/// <summary>A day in a change that a program sends: left out it stays, null takes it out.</summary>
/// <param name="IsTold">The program said something of it.</param>
[JsonConverter(typeof(Reader))]
internal readonly record struct ToldDay(bool IsTold, DateOnly? Day)
{
    public DateOnly? Or(DateOnly? kept) => IsTold ? Day : kept;

    /// <summary>For the description of the API: a date or null.</summary>
    public static void Describe(OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = type => type.Type == typeof(ToldDay) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddSchemaTransformer(
            (schema, context, _) =>
            {
                if (context.JsonTypeInfo.Type == typeof(ToldDay))
                {
                    (schema.Type, schema.Format) = (JsonSchemaType.String | JsonSchemaType.Null, "date");
                    schema.Properties?.Clear();
                    schema.Required?.Clear();
                }

                return Task.CompletedTask;
            }
        );
    }

    private sealed class Reader : JsonConverter<ToldDay>
    {
        public override bool HandleNull => true;

        // By the converter itself: a reader within the reader would lose the place that a refusal names.
        public override ToldDay Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Null
                ? new ToldDay(IsTold: true, Day: null)
                : new ToldDay(
                    IsTold: true,
                    ((JsonConverter<DateOnly>)options.GetConverter(typeof(DateOnly))).Read(ref reader, typeof(DateOnly), options)
                );

        public override void Write(Utf8JsonWriter writer, ToldDay value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.Day, options);
    }
}
