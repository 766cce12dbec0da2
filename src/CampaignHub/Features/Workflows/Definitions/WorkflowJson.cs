using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignHub.Platform;
using CampaignHub.Workflows.Definitions;

namespace CampaignHub.Features.Workflows.Definitions;

/// <summary>Workflow types as text: as they are kept, compared and given to other sites.</summary>
internal static class WorkflowJson
{
    public const int LargestText = 4 * 1024 * 1024;

    private const string Enabled = nameof(WorkflowDefinition.IsEnabled);

    private static readonly JsonSerializerOptions Kept = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly JsonSerializerOptions Exported = new(Kept) { WriteIndented = true };

    private static readonly JsonDocumentOptions Dialect = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static readonly JsonNodeOptions WithoutCase = new() { PropertyNameCaseInsensitive = true };

    public static string Keep(WorkflowDefinition definition) => definition.Write().ToJsonString(Kept);

    /// <summary>The step of a recipe that brings the workflow to another site, ours or an Orchard one.</summary>
    public static string Export(string definition, bool isEnabled)
    {
        var type = JsonNode.Parse(definition)!.AsObject();
        type[Enabled] = isEnabled;
        return new JsonObject
        {
            ["steps"] = new JsonArray(new JsonObject { ["name"] = WorkflowTypeStep.StepName, ["data"] = new JsonArray(type) }),
        }.ToJsonString(Exported);
    }

    /// <summary>Whether it starts is the hub's to say, and no part of the drawing.</summary>
    public static bool IsSameDrawing(string one, string other)
    {
        var (left, right) = (JsonNode.Parse(one)!.AsObject(), JsonNode.Parse(other)!.AsObject());
        left.Remove(Enabled);
        right.Remove(Enabled);
        return JsonNode.DeepEquals(left, right);
    }

    /// <summary>The workflow types of a file: one, a list of them, or those of a recipe's steps.</summary>
    /// <exception cref="WorkflowFormatException">It is none of these.</exception>
    public static IReadOnlyList<JsonObject> FindTypes(string text)
    {
        try
        {
            var types = Find(JsonNode.Parse(text.TrimStart('\uFEFF'), WithoutCase, Dialect)).ToList();
            return types.Count > 0 ? types : throw new WorkflowFormatException("There is no workflow in this file.", "");
        }
        catch (Exception failure) when (failure is JsonException or ArgumentException)
        {
            throw new WorkflowFormatException(failure.Message, "", failure);
        }
    }

    /// <summary>The workflows of a file that was read.</summary>
    /// <exception cref="RefusedException">There is none in it, or one is no workflow; the sentence names the file and the place.</exception>
    public static IReadOnlyList<WorkflowDefinition> ReadTypes(string path, string text)
    {
        try
        {
            return [.. FindTypes(text).Select(WorkflowDefinition.Read)];
        }
        catch (WorkflowFormatException mistake)
        {
            throw new RefusedException("{0}{1}: {2}", path, mistake.Path, mistake.Message);
        }
    }

    private static IEnumerable<JsonObject> Find(JsonNode? node) =>
        node switch
        {
            JsonArray list => list.SelectMany(Find),
            JsonObject recipe when recipe["steps"] is JsonArray steps => steps.SelectMany(Find),
            JsonObject step when step["data"] is JsonArray data && IsStep(step) => data.SelectMany(Find),
            JsonObject type when type["Activities"] is not null || type["WorkflowTypeId"] is not null => [type],
            _ => [],
        };

    private static bool IsStep(JsonObject step) =>
        string.Equals(step["name"]?.ToString(), WorkflowTypeStep.StepName, StringComparison.OrdinalIgnoreCase);
}
