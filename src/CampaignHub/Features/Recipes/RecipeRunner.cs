using CampaignHub.Data;
using CampaignHub.Platform.Access;

namespace CampaignHub.Features.Recipes;

/// <summary>Plans a recipe, which changes nothing, or runs it, which changes everything it says or nothing.</summary>
internal sealed class RecipeRunner(IServiceScopeFactory scopes, Here here)
{
    public Task<RecipeReport> PlanAsync(Recipe recipe, RecipeInputs inputs, CancellationToken cancellationToken) =>
        ExecuteAsync(recipe, inputs, isPlan: true, cancellationToken);

    /// <summary>The report says whether it was refused; then nothing was kept.</summary>
    public Task<RecipeReport> RunAsync(Recipe recipe, RecipeInputs inputs, CancellationToken cancellationToken) =>
        ExecuteAsync(recipe, inputs, isPlan: false, cancellationToken);

    // In a scope of its own: the steps enter campaigns, and a plan leaves objects behind that are in no database.
    private async Task<RecipeReport> ExecuteAsync(Recipe recipe, RecipeInputs inputs, bool isPlan, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Admit(here.User, here.Role, []);
        var db = scope.ServiceProvider.GetRequiredService<HubDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var report = await scope.ServiceProvider.GetRequiredService<ApplyRecipe>().ExecuteAsync(recipe, inputs, isPlan, cancellationToken);
        if (!isPlan && !report.IsRefused)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return report;
    }
}
