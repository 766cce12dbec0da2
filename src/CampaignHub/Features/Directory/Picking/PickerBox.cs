namespace CampaignHub.Features.Directory.Picking;

/// <summary>One field of a form that picks from the directory, for <c>_Picker</c>.</summary>
/// <param name="Name">Of the field, as the page binds it.</param>
/// <param name="Label">In the person's language.</param>
/// <param name="Chosen">What is picked when the page opens.</param>
internal sealed record PickerBox(string Name, string Label, params IEnumerable<Guid> Chosen)
{
    public PickKind Kind { get; init; } = PickKind.Actor;
    public bool IsMany { get; init; }
    public bool IsRequired { get; init; }

    /// <summary>What picking nobody means, where that may be chosen, in the person's language.</summary>
    public string? None { get; init; }

    public string? Hint { get; init; }

    /// <summary>The field of the words that are looked for.</summary>
    public string WordsName => $"find.{Name}";
    public string Id => Name.Replace('.', '-').ToLowerInvariant();
}
