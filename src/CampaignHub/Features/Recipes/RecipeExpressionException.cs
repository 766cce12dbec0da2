namespace CampaignHub.Features.Recipes;

/// <summary>An expression that has no value. The sentence is English with <c>{0}</c> places.</summary>
internal sealed class RecipeExpressionException(string sentence, params object[] values) : Exception(sentence)
{
    public IReadOnlyList<object> Values { get; } = values;
    public bool IsUnsafe { get; init; }
}
