using CampaignHub.Platform.Search;
using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Planning;

/// <summary>Which tasks of the plan a list shows.</summary>
internal enum PlanShow
{
    Open,
    Late,
    Mine,
    Done,
    Everything,
}

/// <summary>The query string of the plan; the page and its files share it.</summary>
internal sealed record PlanFilter([FromQuery(Name = "q")] string? Query, [FromQuery(Name = "show")] PlanShow? Show)
{
    /// <param name="lines">All of the plan.</param>
    /// <param name="me">Whose tasks are mine.</param>
    public IReadOnlyList<CampaignPlan.Line> Among(IEnumerable<CampaignPlan.Line> lines, Guid? me)
    {
        var words = Normal.Words(Query);
        return [.. lines.Where(line => IsShown(line, me)).Where(line => Array.TrueForAll(words, word => Says(line, word)))];
    }

    private static bool Says(CampaignPlan.Line line, string word) =>
        line.Item.FindText.Contains(word, StringComparison.Ordinal) || Normal.Of(line.PhaseName).Contains(word, StringComparison.Ordinal);

    private bool IsShown(CampaignPlan.Line line, Guid? me) =>
        (Show ?? PlanShow.Open) switch
        {
            PlanShow.Open => !line.Item.IsDone,
            PlanShow.Late => line.IsLate,
            PlanShow.Mine => !line.Item.IsDone && line.Item.OwnerId == me,
            PlanShow.Done => line.Item.IsDone,
            _ => true,
        };
}
