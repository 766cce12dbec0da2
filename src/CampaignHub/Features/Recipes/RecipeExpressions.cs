using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CampaignHub.Platform.Recipes;
using CampaignHub.Workflows.Expressions;

namespace CampaignHub.Features.Recipes;

/// <summary>
/// Gives the strings of a recipe that are expressions (<c>[js: …]</c>, <c>[file:text('…')]</c>) their values. Variables are evaluated when first asked for,
/// wherever they stand in the file.
/// </summary>
internal sealed partial class RecipeExpressions(
    Recipe recipe,
    RecipeRun run,
    RecipeFunctions functions,
    IReadOnlyDictionary<string, string> given
)
{
    private const int DeepestResult = 8;
    private const string When = "when";

    private static readonly BoundedScript Scripts = new();

    private readonly Dictionary<string, JsonNode?> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _open = [];
    private readonly HashSet<string> _circled = new(StringComparer.OrdinalIgnoreCase);

    // Where the step asks for the value at hand: what is wrong with a variable is told where it is used.
    private string _asked = "";

    /// <summary>The step with every expression replaced; what cannot be evaluated is remarked, and left empty.</summary>
    public JsonObject Evaluate(JsonObject step) => (JsonObject)Tree(step, "", Remark)!;

    /// <summary>Looks at the variables that no step asked for; only a circle among them is remarked.</summary>
    public void LookAtRest()
    {
        foreach (var (name, _) in recipe.Variables.Where(variable => !_circled.Contains(variable.Key)))
        {
            try
            {
                Variable(name);
            }
            catch (RecipeExpressionException exception)
            {
                if (exception.Message == Circle)
                {
                    Remark($"/variables/{Escape(name)}", exception);
                }
            }
        }
    }

    private const string Circle = "The variables go round in a circle: {0}.";

    public static string Escape(string member) =>
        member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private void Remark(string pointer, RecipeExpressionException exception)
    {
        if (exception.IsUnsafe)
        {
            run.Unsafe(pointer, exception.Message, [.. exception.Values]);
        }
        else
        {
            run.Problem(pointer, exception.Message, [.. exception.Values]);
        }
    }

    private JsonNode? Tree(JsonNode? node, string pointer, Action<string, RecipeExpressionException>? remark)
    {
        switch (node)
        {
            case JsonObject members:
                var copy = new JsonObject(members.Options);
                foreach (var (name, member) in members)
                {
                    copy[name] = Tree(member, $"{pointer}/{Escape(name)}", remark);
                }

                return copy;
            case JsonArray items:
                return new JsonArray([
                    .. items.SelectMany(
                        (item, index) => Item(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index}"), remark)
                    ),
                ]);
            case JsonValue value when value.TryGetValue(out string? text) && Expression().IsMatch(text):
                try
                {
                    _asked = remark is null ? _asked : pointer;
                    return Text(text, pointer);
                }
                catch (RecipeExpressionException exception) when (remark is not null)
                {
                    remark(pointer, exception);
                    return "";
                }

            default:
                return node?.DeepClone();
        }
    }

    // An item of a list may say under which condition it is meant: "when": "[js: …]". Other members of that name are the step's own.
    private IEnumerable<JsonNode?> Item(JsonNode? item, string pointer, Action<string, RecipeExpressionException>? remark)
    {
        if (
            item is not JsonObject members
            || members[When] is not JsonValue condition
            || !condition.TryGetValue(out string? text)
            || !text.StartsWith("[js:", StringComparison.Ordinal)
        )
        {
            return [Tree(item, pointer, remark)];
        }

        if (Tree(condition, $"{pointer}/{When}", remark)?.ToString() is "false" or "")
        {
            return [];
        }

        var rest = (JsonObject)members.DeepClone();
        rest.Remove(When);
        return [Tree(rest, pointer, remark)];
    }

    // The value may be an expression again. Numbers become text, as in Orchard: readers take "5" for a number.
    private JsonNode? Text(string text, string pointer)
    {
        JsonNode? value = text;
        for (
            var depth = 0;
            value is JsonValue found && found.TryGetValue(out string? again) && Expression().Match(again) is { Success: true } match;
            depth++
        )
        {
            if (depth == DeepestResult)
            {
                throw new RecipeExpressionException("The value is an expression again, more than {0} times over.", DeepestResult);
            }

            var (kind, content) = (match.Groups["kind"].Value, match.Groups["content"].Value);
            switch (kind.ToLowerInvariant())
            {
                case "js":
                    value = Script(content, pointer) ?? "";
                    break;
                case "file":
                    value = FileContent(content);
                    break;
                case "env" or "appsettings" or "localization":
                    throw new RecipeExpressionException("This hub does not evaluate [{0}: …].", kind);
                default:
                    // Words in brackets with a colon, and nothing that any recipe reader evaluates.
                    run.LeaveOut(_asked, "This is kept as text, not evaluated: {0}", again.Length > 60 ? again[..60] + "…" : again);
                    return again;
            }
        }

        return value is JsonValue number && number.GetValueKind() == JsonValueKind.Number ? number.ToJsonString() : value;
    }

    private JsonNode? Script(string source, string pointer)
    {
        try
        {
            return Scripts.Evaluate(source, functions.For(pointer, Variable));
        }
        catch (ExpressionException exception)
        {
            throw new RecipeExpressionException("The script fails: {0}", exception.Message);
        }
    }

    private string FileContent(string content)
    {
        if (FileCall().Match(content) is not { Success: true } call)
        {
            throw new RecipeExpressionException("After [file: stands text('…') or base64('…').");
        }

        // Whatever is wrong with the file has been remarked.
        var file = run.FindFile(_asked, call.Groups["path"].Value);
        return file is null ? ""
            : call.Groups["how"].Value == "text" ? File.ReadAllText(file.FullName)
            : Convert.ToBase64String(File.ReadAllBytes(file.FullName));
    }

    private JsonNode? Variable(string name)
    {
        if (given.TryGetValue(name, out var outside))
        {
            return outside;
        }

        if (_values.TryGetValue(name, out var known))
        {
            return known;
        }

        if (!recipe.Variables.TryGetPropertyValue(name, out var source))
        {
            throw new RecipeExpressionException("There is no variable \"{0}\".", name);
        }

        if (_open.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            List<string> circle = [.. _open.SkipWhile(open => !string.Equals(open, name, StringComparison.OrdinalIgnoreCase)), name];
            _circled.UnionWith(circle);
            throw new RecipeExpressionException(Circle, string.Join(" → ", circle));
        }

        _open.Add(name);
        try
        {
            return _values[name] = Tree(source, $"/variables/{Escape(name)}", remark: null);
        }
        finally
        {
            _open.RemoveAt(_open.Count - 1);
        }
    }

    [GeneratedRegex(
        @"^\[(?<kind>[A-Za-z]+):(?<content>.*)\]$",
        RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Expression();

    [GeneratedRegex(@"^(?<how>text|base64)\('(?<path>[^']+)'\)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex FileCall();
}
