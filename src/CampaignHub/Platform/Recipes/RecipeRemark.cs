using System.Globalization;
using CampaignHub.Platform.Language;

namespace CampaignHub.Platform.Recipes;

internal enum RemarkKind
{
    /// <summary>Something is wrong with the recipe: it is not run.</summary>
    Problem,

    /// <summary>The recipe reaches for what it may not: it is not run.</summary>
    Unsafe,

    /// <summary>A part that this hub has no use for: the rest is run, and this is said.</summary>
    LeftOut,
}

/// <summary>What there is to say of a place in a recipe: an English sentence with <c>{0}</c> places, put into the person's language where it is shown.</summary>
internal sealed record RecipeRemark(RemarkKind Kind, string Pointer, string Sentence, IReadOnlyList<object> Values)
{
    public bool IsRefusal => Kind != RemarkKind.LeftOut;

    public string Told => Values.Count == 0 ? Sentence : string.Format(CultureInfo.InvariantCulture, Sentence, [.. Values]);

    public string In(Texts texts) => Values.Count == 0 ? texts[Sentence] : texts[Sentence, [.. Values]];

    public override string ToString() => Pointer.Length == 0 ? Told : $"{Pointer}: {Told}";
}
