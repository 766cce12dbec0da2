using System.Globalization;

namespace CampaignHub.Workflows.Definitions;

/// <summary>What keeps a workflow from being published.</summary>
/// <param name="Code">Stable, for programs: <c>dangling_transition</c>.</param>
/// <param name="Path">A JSON pointer into the workflow type.</param>
/// <param name="Text">An English sentence with places, and the key of its translation.</param>
public sealed record DefinitionProblem(string Code, string Path, string Text, params IReadOnlyList<object> Arguments)
{
    public string Message => string.Format(CultureInfo.InvariantCulture, Text, [.. Arguments]);

    public override string ToString() => $"{Path}: {Message}";
}

/// <summary>What the validator found in one workflow.</summary>
/// <param name="Activities">How many there are.</param>
/// <param name="Unknown">Names of activities that are not available here; each is a problem as well.</param>
public sealed record ValidationReport(string Name, int Activities, IReadOnlyList<string> Unknown, IReadOnlyList<DefinitionProblem> Problems)
{
    public bool CanBePublished => Problems.Count == 0;
}
