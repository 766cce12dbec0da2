using System.Globalization;
using CampaignHub.Workflows.Definitions;

namespace CampaignHub.Features.Workflows.Editing;

internal static class StepProblems
{
    /// <summary>Problems with a place in a step, by the step's id.</summary>
    public static ILookup<string, DefinitionProblem> ByStep(this ValidationReport report, WorkflowDefinition definition) =>
        report
            .Problems.Select(problem => (problem, Step: StepOf(problem, definition)))
            .Where(pair => pair.Step is not null)
            .ToLookup(pair => pair.Step!, pair => pair.problem, StringComparer.Ordinal);

    /// <summary>Whether it is about that property.</summary>
    public static bool IsAbout(this DefinitionProblem problem, string property) =>
        problem.Path.Split('/') is [_, _, _, "Properties", var member, ..] && (member == property || member == "Liquid" + property);

    private static string? StepOf(DefinitionProblem problem, WorkflowDefinition definition) =>
        problem.Path.Split('/') is [_, "Activities", var number, ..]
        && int.TryParse(number, CultureInfo.InvariantCulture, out var index)
        && index < definition.Activities.Count
            ? definition.Activities[index].ActivityId
            : null;
}
