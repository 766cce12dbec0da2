using System.Text.Json.Nodes;

namespace CampaignHub.Platform.Recipes;

/// <summary>
/// One kind of step of a recipe. It states the records that the file asks for and saves them; whether that creates, updates or changes nothing is read
/// off what was saved. A plan is the same run in a transaction that is rolled back, so a step touches nothing but the database and <see cref="RecipeRun.Stage"/>.
/// </summary>
internal interface IRecipeStep
{
    /// <summary>The step's <c>name</c>, compared without case: <c>CampaignHub.Demands</c>.</summary>
    string Name { get; }

    /// <summary>The shape of the step after its expressions were evaluated, for the schema.</summary>
    Type Shape { get; }

    Task ApplyAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken);
}

/// <summary>A step with a typed shape: camelCase members, snake_case list values.</summary>
internal abstract class RecipeStep<TShape> : IRecipeStep
    where TShape : class
{
    public abstract string Name { get; }

    public Type Shape => typeof(TShape);

    public Task ApplyAsync(JsonObject step, RecipeRun run, CancellationToken cancellationToken) =>
        ApplyAsync(RecipeJson.Read<TShape>(step), run, cancellationToken);

    protected abstract Task ApplyAsync(TShape step, RecipeRun run, CancellationToken cancellationToken);
}
