namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>What an import would do, or did: counts, and the first of the lines that need somebody's eyes.</summary>
/// <param name="ToReview">Lines whose person may be somebody we know; they wait until somebody decides.</param>
/// <param name="Problems">Lines that cannot be imported.</param>
/// <param name="Linked">Ties and mandates made or changed.</param>
/// <param name="MoreToReview">Beyond those that are named.</param>
/// <param name="MoreProblems">Beyond those that are named.</param>
/// <param name="Changes">The first of the lines that change somebody who is known; null in reports of before they were named.</param>
/// <param name="Beyond">Cells that stand beyond the last column, and are not read.</param>
internal sealed record ImportReport(
    int Lines,
    int Created,
    int Updated,
    int Unchanged,
    IReadOnlyList<ImportReport.Near> ToReview,
    IReadOnlyList<ImportProblem> Problems,
    int Linked = 0,
    int MoreToReview = 0,
    int MoreProblems = 0,
    IReadOnlyList<ImportReport.Change>? Changes = null,
    int Beyond = 0
)
{
    /// <summary>So many lines are named of each; who has more wrong looks at the file first.</summary>
    public const int Named = 1_000;

    public int Waiting => ToReview.Count + MoreToReview;

    /// <summary>At least one line can be imported.</summary>
    public bool IsWorthIt => Created + Updated + Unchanged + Linked + Waiting > 0;

    public int MoreChanges => Updated - (Changes?.Count ?? 0);
    public int LeftOut => Problems.Count + MoreProblems;

    /// <param name="Name">Of the actor, before the change.</param>
    internal sealed record Change(int Line, string Name, IReadOnlyList<FieldChange> Fields);

    /// <param name="Field">English, or the name of a custom field.</param>
    /// <param name="Before">Null where something is added.</param>
    /// <param name="IsWord">The values are words of the hub, translated where shown.</param>
    internal sealed record FieldChange(string Field, string? Before, string After, bool IsWord = false);

    /// <param name="Perhaps">Names of those the line may speak of.</param>
    internal sealed record Near(int Line, string Name, IReadOnlyList<string> Perhaps);
}
