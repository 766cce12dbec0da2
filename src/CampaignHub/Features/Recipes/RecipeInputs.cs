namespace CampaignHub.Features.Recipes;

/// <summary>What comes to a recipe from outside: the answers of setup, and values that stand in for its variables.</summary>
internal sealed record RecipeInputs
{
    public static readonly RecipeInputs None = new();

    public string? SiteName { get; init; }
    public Guid? AdminId { get; init; }
    public string? AdminEmail { get; init; }
    public string? AdminName { get; init; }

    /// <summary>Replace the recipe's variables of these names.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
