using System.Text.Json.Nodes;

namespace CampaignHub.Workflows.Definitions;

/// <summary>An activity as it stands in a workflow. Reads and writes its JSON in place, so members nobody knows stay.</summary>
public sealed class ActivityDefinition
{
    internal ActivityDefinition(JsonObject json) => Json = json;

    public JsonObject Json { get; }

    public string ActivityId => Json.Text("ActivityId");

    /// <summary>Which activity it is: the name under which the catalogue knows it.</summary>
    public string Name => Json.Text("Name");

    public int X
    {
        get => Json.Number("X");
        set => Json["X"] = value;
    }

    public int Y
    {
        get => Json.Number("Y");
        set => Json["Y"] = value;
    }

    public bool IsStart
    {
        get => Json.Flag("IsStart");
        set => Json["IsStart"] = value;
    }

    /// <summary>To write; reading goes through <see cref="this[string]"/>, which leaves a document without properties as it is.</summary>
    public JsonObject Properties
    {
        get
        {
            if (Json["Properties"] is JsonObject properties)
            {
                return properties;
            }

            properties = new JsonObject(JsonMembers.Nodes);
            Json["Properties"] = properties;
            return properties;
        }
    }

    public JsonNode? this[string property] => Json["Properties"] is JsonObject properties ? properties[property] : null;

    /// <summary>The author's own label; empty when there is none.</summary>
    public string Title
    {
        get => this["ActivityMetadata"] is JsonObject metadata ? metadata.Text("Title") : "";
        set
        {
            if (Properties["ActivityMetadata"] is not JsonObject metadata)
            {
                metadata = new JsonObject(JsonMembers.Nodes);
                Properties["ActivityMetadata"] = metadata;
            }

            metadata["Title"] = value;
        }
    }
}

/// <summary>From an activity's outcome to the activity that comes next.</summary>
public sealed record TransitionDefinition(string SourceActivityId, string SourceOutcomeName, string DestinationActivityId);
