using System.Text.Json;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>The lines that an import left out, with why: kept with it when its file is let go.</summary>
/// <param name="Problems">The first of them.</param>
/// <param name="More">Beyond those that are named.</param>
internal sealed record LeftOutLines(IReadOnlyList<ImportProblem> Problems, int More)
{
    private static readonly LeftOutLines None = new([], 0);

    public int Count => Problems.Count + More;

    /// <summary>Null where nothing was left out.</summary>
    public static string? Of(ImportReport report) =>
        report.LeftOut > 0 ? JsonSerializer.Serialize(new LeftOutLines(report.Problems, report.MoreProblems)) : null;

    /// <param name="report">Of a batch; what an undo let stand is a list, and none of this.</param>
    public static LeftOutLines Read(string? report) =>
        report?.StartsWith('{') == true ? JsonSerializer.Deserialize<LeftOutLines>(report)! : None;

    /// <summary>Without the lines that speak of somebody; null where none does.</summary>
    public string? Without(Predicate<string> isAbout)
    {
        var kept = Problems.Where(problem => !problem.Values.Any(value => isAbout($"{value}"))).ToList();
        return kept.Count == Problems.Count ? null : JsonSerializer.Serialize(this with { Problems = kept });
    }
}
