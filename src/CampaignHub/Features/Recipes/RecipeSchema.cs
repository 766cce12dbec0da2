using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CampaignHub.Platform.Recipes;

namespace CampaignHub.Features.Recipes;

/// <summary>The JSON schema of recipes: each step's shape, with the sentences that its class says of its members.</summary>
internal sealed partial class RecipeSchema(IEnumerable<IRecipeStep> steps)
{
    public const string FileName = "recipe.schema.json";

    private static readonly JsonSerializerOptions Written = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Dictionary<string, XElement> _documentation = XDocument
        .Load(Path.ChangeExtension(typeof(RecipeSchema).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value, StringComparer.Ordinal);

    public string Write() =>
        new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "A recipe of CampaignHub",
            ["type"] = "object",
            ["required"] = new JsonArray("steps"),
            ["properties"] = new JsonObject
            {
                ["name"] = Text("Records get their keys from it: a recipe keeps its name."),
                ["displayName"] = Text("What people read."),
                ["description"] = Text("What people read below it."),
                ["issetuprecipe"] = new JsonObject { ["type"] = "boolean", ["description"] = "Offered by the setup page." },
                ["variables"] = new JsonObject
                {
                    ["type"] = "object",
                    ["description"] = "Values for [js: variables('name')], evaluated when first asked for.",
                },
                ["steps"] = new JsonObject
                {
                    ["type"] = "array",
                    ["description"] = "Done in order, all or none. A step that this hub does not know is told, and passed over.",
                    ["items"] = new JsonObject
                    {
                        ["type"] = "object",
                        ["required"] = new JsonArray("name"),
                        ["allOf"] = new JsonArray([.. steps.OrderBy(step => step.Name, StringComparer.Ordinal).Select(Choice)]),
                    },
                },
            },
        }.ToJsonString(Written) + "\n";

    private static JsonObject Text(string description) => new() { ["type"] = "string", ["description"] = description };

    // "if the name is this, then the step looks like that": unknown names are allowed.
    private JsonNode Choice(IRecipeStep step)
    {
        var shape = RecipeJson
            .Options.GetJsonSchemaAsNode(
                step.Shape,
                new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe }
            )
            .AsObject();
        shape.Remove("additionalProperties");
        if (Summary($"T:{step.GetType().FullName}") is { } summary)
        {
            shape["description"] = summary;
        }

        return new JsonObject
        {
            ["if"] = new JsonObject { ["properties"] = new JsonObject { ["name"] = new JsonObject { ["const"] = step.Name } } },
            ["then"] = shape,
        };
    }

    private JsonNode Describe(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is not JsonObject node)
        {
            return schema;
        }

        // A number may come as text, and as an expression.
        node.Remove("pattern");
        if (node["required"] is JsonArray)
        {
            node["required"] = new JsonArray([
                .. context.TypeInfo.Properties.Where(member => member.IsRequired).Select(member => member.Name),
            ]);
        }

        if (
            context.PropertyInfo?.AttributeProvider is MemberInfo { DeclaringType: { } type } member
            && Sentence(type, member.Name) is { } sentence
        )
        {
            node.Insert(0, "description", sentence);
        }

        return schema;
    }

    // A record says its members as parameters, a class on the member itself.
    private string? Sentence(Type type, string member)
    {
        var name = type.FullName!.Replace('+', '.');
        return Summary($"P:{name}.{member}")
            ?? (
                _documentation
                    .GetValueOrDefault($"T:{name}")
                    ?.Elements("param")
                    .FirstOrDefault(each => each.Attribute("name")?.Value == member)
                    is { } parameter
                    ? Plain(parameter)
                    : null
            );
    }

    private string? Summary(string member) =>
        _documentation.GetValueOrDefault(member)?.Element("summary") is { } summary ? Plain(summary) : null;

    private static string Plain(XElement element) => Spaces().Replace(element.Value, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
