using System.Globalization;
using System.Text.Json.Nodes;
using CampaignHub.Platform.Recipes;
using CampaignHub.Workflows.Definitions;

namespace CampaignHub.Features.Workflows.Definitions;

/// <summary><c>WorkflowType</c>, as Orchard writes it: workflows of the campaign. One with problems comes in switched off, and they are told.</summary>
internal sealed class WorkflowTypeStep(SaveWorkflow save) : RecipeStep<WorkflowTypeStep.Model>
{
    public const string StepName = "WorkflowType";

    public override string Name => StepName;

    internal sealed record Model
    {
        /// <summary>Workflow types: WorkflowTypeId, Name, IsEnabled, Activities, Transitions; what else they hold is kept.</summary>
        public IReadOnlyList<JsonObject> Data { get; init; } = [];
    }

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var (index, json) in step.Data.Index())
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"/data/{index}");
            try
            {
                await ApplyAsync(WorkflowDefinition.Read(json), pointer, run, cancellationToken);
            }
            catch (WorkflowFormatException mistake)
            {
                run.Problem(pointer + mistake.Path, "This is no workflow: {0}", mistake.Message);
            }
        }
    }

    private async Task ApplyAsync(WorkflowDefinition definition, string pointer, RecipeRun run, CancellationToken cancellationToken)
    {
        var key = run.Key(WorkflowType.Kind, definition.WorkflowTypeId);
        var (_, report) = await save.ExecuteAsync(definition, key, definition.IsEnabled, cancellationToken);
        foreach (var problem in report.Problems)
        {
            run.LeaveOut(pointer + problem.Path, "The workflow {0} comes in switched off: {1}", report.Name, problem.Message);
        }
    }
}
