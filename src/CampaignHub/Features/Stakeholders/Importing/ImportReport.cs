namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>What an import would do, or did: counts, and the first of the lines that need somebody's eyes.</summary>
/// <param name="ToReview">Lines whose person may be somebody we know; they wait until somebody decides.</param>
/// <param name="Problems">Lines that cannot be imported.</param>
/// <param name="Linked">Ties and mandates made or changed.</param>
/// <param name="MoreToReview">Beyond those that are named.</param>
/// <param name="MoreProblems">Beyond those that are named.</param>
internal sealed record ImportReport(
    int Lines,
    int Created,
    int Updated,
    int Unchanged,
    IReadOnlyList<ImportReport.Near> ToReview,
    IReadOnlyList<ImportProblem> Problems,
    int Linked = 0,
    int MoreToReview = 0,
    int MoreProblems = 0
)
{
    /// <summary>So many lines are named of each; who has more wrong looks at the file first.</summary>
    public const int Named = 1_000;

    public int Waiting => ToReview.Count + MoreToReview;
    public int LeftOut => Problems.Count + MoreProblems;

    /// <param name="Perhaps">Names of those the line may speak of.</param>
    internal sealed record Near(int Line, string Name, IReadOnlyList<string> Perhaps);
}
