using System.Globalization;
using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform.Recipes;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Recipes;

/// <summary>What a recipe finds around it: the answers of setup, the site, and what its first run here was given.</summary>
internal sealed class RecipeContext(HubDb db, HubSettings settings)
{
    /// <summary>Takes up the recipe's own memory, or begins it.</summary>
    public async Task<AppliedRecipe> RememberAsync(Recipe recipe, RecipeInputs inputs, CancellationToken cancellationToken)
    {
        var id = AppliedRecipe.KeyOf(recipe.Name);
        var applied = await db.Set<AppliedRecipe>().SingleOrDefaultAsync(applied => applied.Id == id, cancellationToken);
        if (applied is null)
        {
            applied = new AppliedRecipe
            {
                Id = id,
                Name = recipe.Name,
                Moment = db.Here.Now,
                Variables = "{}",
            };
            db.Add(applied);
        }

        var given = Given(applied);
        foreach (var (name, value) in inputs.Variables)
        {
            given[name] = value;
        }

        var variables = JsonSerializer.Serialize(given);
        if (applied.Variables != variables)
        {
            applied.Variables = variables;
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return applied;
    }

    public async Task<RecipeExpressions> ExpressionsAsync(
        Recipe recipe,
        RecipeRun run,
        AppliedRecipe applied,
        RecipeInputs inputs,
        CancellationToken cancellationToken
    )
    {
        foreach (var name in inputs.Variables.Keys.Where(name => !recipe.Variables.ContainsKey(name)))
        {
            run.Problem("/variables", "The recipe has no variable \"{0}\" to give a value to.", name);
        }

        var publicUrl = await settings.FindAsync(SettingKey.PublicUrl, cancellationToken);
        var functions = new RecipeFunctions(
            recipe.Name,
            applied.Moment,
            await ParametersAsync(applied, inputs, cancellationToken),
            publicUrl
        );
        return new RecipeExpressions(recipe, run, functions, Given(applied));
    }

    private static SortedDictionary<string, string> Given(AppliedRecipe applied) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string>>(applied.Variables) ?? [], StringComparer.OrdinalIgnoreCase);

    // By the names of Orchard's setup; outside setup the administrator is whoever was the first.
    private async Task<Dictionary<string, string?>> ParametersAsync(
        AppliedRecipe applied,
        RecipeInputs inputs,
        CancellationToken cancellationToken
    )
    {
        var admin = inputs.AdminId is null
            ? await db
                .Users.AsNoTracking()
                .Where(user => user.IsAdministrator)
                .OrderBy(user => user.Id)
                .FirstOrDefaultAsync(cancellationToken)
            : null;
        return new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["SiteName"] = inputs.SiteName ?? await settings.FindAsync(SettingKey.SiteName, cancellationToken),
            ["SiteTimeZone"] = await settings.FindAsync(SettingKey.TimeZone, cancellationToken) ?? Platform.Access.Campaign.DefaultZone,
            ["AdminUserId"] = (inputs.AdminId ?? admin?.Id)?.ToString(),
            ["AdminUsername"] = inputs.AdminName ?? admin?.Name,
            ["AdminEmail"] = inputs.AdminEmail ?? admin?.Email,
            ["Now"] = applied.Moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        };
    }
}
