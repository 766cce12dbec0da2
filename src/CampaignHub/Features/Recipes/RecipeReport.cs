using System.Text.Json.Serialization;
using CampaignHub.Platform;
using CampaignHub.Platform.Recipes;

namespace CampaignHub.Features.Recipes;

internal enum StepAction
{
    Create,
    Update,
    Unchanged,
    Unsupported,

    /// <summary>It cannot be run: a script fails, a value does not fit.</summary>
    Problem,
    Unsafe,
}

/// <summary>What one step does, or did.</summary>
/// <param name="Name">As the recipe spells it.</param>
/// <param name="Pointer">Where it stands: <c>/steps/3</c>.</param>
/// <param name="Remarks">With pointers from the recipe's root.</param>
internal sealed record StepOutcome(
    string Name,
    string Pointer,
    StepAction Action,
    int Created,
    int Updated,
    IReadOnlyList<RecipeRemark> Remarks
)
{
    public bool IsRefused => Remarks.Any(remark => remark.IsRefusal);

    public string Text =>
        string.Join(
            "; ",
            [
                .. Action == StepAction.Unsupported && Remarks.Count == 0 ? ["this hub knows no such step"] : Array.Empty<string>(),
                .. Created > 0 ? [$"{Created} created"] : Array.Empty<string>(),
                .. Updated > 0 ? [$"{Updated} changed"] : Array.Empty<string>(),
                .. Remarks.Select(remark => remark.ToString()),
            ]
        );
}

/// <summary>What a recipe does, step by step, and what stands against running it.</summary>
internal sealed record RecipeReport(string Name, IReadOnlyList<StepOutcome> Steps, IReadOnlyList<RecipeRemark> Elsewhere)
{
    public IEnumerable<RecipeRemark> Problems => Steps.SelectMany(step => step.Remarks).Concat(Elsewhere).Where(remark => remark.IsRefusal);

    public IEnumerable<StepOutcome> Unsupported =>
        Steps.Where(step => step.Action == StepAction.Unsupported || step.Remarks.Any(remark => remark.Kind == RemarkKind.LeftOut));

    public bool IsRefused => Problems.Any();

    /// <summary>Nothing was kept of a refused run; the person is told the first of its problems.</summary>
    public void RefuseIfAny()
    {
        if (Problems.FirstOrDefault() is { } problem)
        {
            throw new RefusedException("The recipe was refused: {0}", problem.ToString());
        }
    }

    public Json ToJson() =>
        new(
            Name,
            // Of a step with a problem nothing is kept; what is wrong stands among the problems, with the step's pointer.
            [
                .. Steps.Select(step => new StepJson(
                    step.Name,
                    step.Pointer,
                    step.Action == StepAction.Problem ? StepAction.Unchanged : step.Action,
                    step.Text
                )),
            ],
            [.. Problems.Select(problem => problem.ToString())]
        );

    internal sealed record Json(string Name, IReadOnlyList<StepJson> Steps, IReadOnlyList<string> Problems);

    internal sealed record StepJson(
        string Name,
        string Pointer,
        [property: JsonConverter(typeof(StepActionConverter))] StepAction Action,
        string Text
    );

    private sealed class StepActionConverter() : JsonStringEnumConverter<StepAction>(System.Text.Json.JsonNamingPolicy.SnakeCaseLower);
}
