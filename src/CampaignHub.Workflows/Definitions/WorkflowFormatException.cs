namespace CampaignHub.Workflows.Definitions;

/// <summary>A document that is no workflow type at all; the path says where.</summary>
public sealed class WorkflowFormatException(string message, string path, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>A JSON pointer into the document.</summary>
    public string Path => path;
}
