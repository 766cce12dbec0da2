using Microsoft.AspNetCore.Mvc;

namespace CampaignHub.Features.Meetings.Answers;

internal enum AnswerState
{
    /// <summary>Nothing was answered, or receipt was acknowledged at most.</summary>
    Open,

    /// <summary>Nothing was answered.</summary>
    Unanswered,
}

/// <summary>The query string of the matrix; the page, the file and the API share it.</summary>
/// <param name="Demand">One demand only.</param>
/// <param name="Who">The key of one decision-maker: the id of an actor, or whom one met as it was typed.</param>
/// <param name="State">Computed, never typed.</param>
/// <param name="Answer">The latest one.</param>
internal sealed record AnswerFilter(
    [FromQuery(Name = "demand")] Guid? Demand,
    [FromQuery(Name = "who")] string? Who,
    [FromQuery(Name = "state")] AnswerState? State,
    [FromQuery(Name = "answer")] AnswerType? Answer
)
{
    public bool IsAny => Demand is not null || !string.IsNullOrWhiteSpace(Who) || State is not null || Answer is not null;

    public bool Takes(AnswerMatrix.Cell cell) =>
        (Demand is null || cell.Demand.Id == Demand)
        && (string.IsNullOrWhiteSpace(Who) || cell.Who.Key == Who)
        && (State != AnswerState.Open || cell.IsOpen)
        && (State != AnswerState.Unanswered || cell.IsUnanswered)
        && (Answer is null || cell.Latest?.Answer == Answer);
}
