using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CampaignHub.Platform;
using CampaignHub.Platform.Recipes;

namespace CampaignHub.Features.Recipes;

/// <summary>A recipe as it was read: nothing evaluated yet. The dialect is Orchard's (comments, trailing commas, byte-order mark, names without case).</summary>
internal sealed partial class Recipe
{
    public const string FileSuffix = ".recipe.json";
    public const int LargestText = 16 * 1024 * 1024;

    private static readonly JsonNodeOptions WithoutCase = new() { PropertyNameCaseInsensitive = true };

    private static readonly JsonDocumentOptions Dialect = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
    };

    private readonly JsonObject _root;

    private Recipe(JsonObject root, string name, RecipeFolder? folder)
    {
        _root = root;
        Folder = folder;
        Name = Text("name") is { Length: > 0 and <= AppliedRecipe.NameMaxLength } own ? own : name;
        Variables = Member<JsonObject>("variables", "an object") ?? [];
        Steps = [.. Member<JsonArray>("steps", "a list") ?? []];
    }

    /// <summary>Keys of its records are made from it.</summary>
    public string Name { get; }
    public string DisplayName => Text("displayName") is { Length: > 0 } name ? name : Name;
    public string Description => Text("description") ?? "";
    public bool IsForSetup => _root["issetuprecipe"]?.GetValueKind() == JsonValueKind.True;
    public RecipeFolder? Folder { get; }
    public JsonObject Variables { get; }
    public IReadOnlyList<JsonNode?> Steps { get; }

    public static async Task<Recipe> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new RefusedException("There is no recipe {0}.", path);
        }

        if (file.Length > LargestText)
        {
            throw new RefusedException("The recipe {0} is larger than {1} MB.", path, LargestText >> 20);
        }

        var text = await File.ReadAllTextAsync(file.FullName, cancellationToken);
        var name = file.Name.EndsWith(FileSuffix, StringComparison.Ordinal) ? file.Name[..^FileSuffix.Length] : file.Name;
        return Parse(text, name, file.DirectoryName, file.Name);
    }

    /// <param name="text">The JSON.</param>
    /// <param name="name">What it is called when it does not say so itself.</param>
    /// <param name="folder">Where its files are; null when it came alone.</param>
    /// <param name="source">How a mistake calls the text.</param>
    public static Recipe Parse(string text, string name, string? folder = null, string source = "")
    {
        text = text.TrimStart('\uFEFF');
        source = source.Length == 0 ? name : source;
        try
        {
            return JsonNode.Parse(text, WithoutCase, Dialect) is JsonObject root
                ? new Recipe(root, name, folder is null ? null : new RecipeFolder(folder))
                : throw new RefusedException("{0}: a recipe is one JSON object.", source);
        }
        catch (JsonException mistake)
        {
            var (line, column) = PlaceOf(mistake, text);
            throw new RefusedException("{0}, line {1}, column {2}: {3}", source, line, column, Reason(mistake))
            {
                Code = "recipe_unreadable",
            };
        }
    }

    private string? Text(string member) => _root[member] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private TNode? Member<TNode>(string member, string shape)
        where TNode : JsonNode =>
        _root[member] switch
        {
            null => null,
            TNode node => node,
            _ => throw new RefusedException("/{0}: this is not {1}.", member, shape),
        };

    // The reader counts lines from 0, and bytes instead of characters.
    private static (long Line, long Column) PlaceOf(JsonException mistake, string text)
    {
        var line = mistake.LineNumber ?? 0;
        var content = text.Split('\n').ElementAtOrDefault((int)line) ?? "";
        var bytes = Encoding.UTF8.GetBytes(content);
        var before = Encoding.UTF8.GetCharCount(bytes, 0, (int)Math.Min(mistake.BytePositionInLine ?? 0, bytes.Length));
        return (line + 1, before + 1);
    }

    private static string Reason(JsonException mistake) => Tail().Replace(mistake.Message, "");

    [GeneratedRegex(
        @"( Change the reader options\.)?( Path: .*)? LineNumber: \d+ \| BytePositionInLine: \d+\.$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Tail();
}
