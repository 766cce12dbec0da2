using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Meetings.Answers;

/// <summary><c>/api/v1/campaigns/{campaign}/answers</c>: the matrix, what a written reply answers, and the letter that asks for the rest.</summary>
internal static class AnswersApi
{
    /// <param name="Actor">Null where the decision-maker is named as it was typed.</param>
    /// <param name="Answer">The latest; null while it is unanswered.</param>
    /// <param name="On">The day of the meeting or of the reply that holds it.</param>
    /// <param name="Open">Unanswered, or acknowledged at most.</param>
    internal sealed record AnswerJson(
        Guid Demand,
        int Number,
        Guid? Actor,
        string DecisionMaker,
        DateOnly LastPutOn,
        AnswerType? Answer,
        AnswerSource? Source,
        DateOnly? On,
        Guid? Meeting,
        string? Said,
        bool Unanswered,
        bool Open
    );

    /// <param name="Day">When the reply came; left out, the day that is noted.</param>
    internal sealed record NewAnswers(Guid Meeting, DateOnly? Day, IReadOnlyList<LineJson> Answers);

    /// <param name="Answer">Null: the reply does not speak of it.</param>
    internal sealed record LineJson(Guid Demand, AnswerType? Answer, string? Said);

    /// <param name="Text">Markdown.</param>
    /// <param name="OpenDemands">What is open now, in order; people may have edited the text since it was drafted.</param>
    internal sealed record LetterJson(DateOnly DraftedOn, string Recipient, string Subject, string Text, IReadOnlyList<Guid> OpenDemands);

    /// <summary>A member that is left out stays as it is.</summary>
    internal sealed record LetterBody(string? Recipient, string? Subject, string? Text);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var answers = routes.MapApi("answers").Needs(MeetingsFeature.View, MeetingsFeature.Edit);
        answers.MapGet("/", List);
        answers.MapPost("/", Record);
        var letter = routes.MapApi("meetings/{id:guid}/letter").Needs(MeetingsFeature.View, MeetingsFeature.Edit);
        letter.MapGet("/", Show);
        letter.MapPost("/", Draft);
        letter.MapPatch("/", Write);
    }

    /// <param name="who">The id of an actor, or whom one met as it was typed.</param>
    /// <param name="state">open or unanswered.</param>
    /// <param name="answer">The latest one.</param>
    private static async Task<Ok<IReadOnlyList<AnswerJson>>> List(
        Guid? demand,
        string? who,
        string? state,
        string? answer,
        AnswerMatrix matrix,
        CancellationToken cancellationToken
    )
    {
        var filter = new AnswerFilter(
            demand,
            who,
            state is null ? null : ApiPage.Member<AnswerState>(state),
            answer is null ? null : ApiPage.Member<AnswerType>(answer)
        );
        return TypedResults.Ok<IReadOnlyList<AnswerJson>>([
            .. (await matrix.ReadAsync(cancellationToken)).Where(filter.Takes).Select(Json),
        ]);
    }

    private static async Task<Ok<IReadOnlyList<AnswerJson>>> Record(
        NewAnswers body,
        HubDb db,
        MeetingSheet sheets,
        RecordReplyAnswers record,
        AnswerMatrix matrix,
        CancellationToken cancellationToken
    )
    {
        var meeting =
            await sheets.FindAsync(body.Meeting, cancellationToken) ?? throw new RefusedException("Choose a meeting of this campaign.");
        db.Here.RefuseOthers(meeting);
        var lines = body.Answers.Select(line => new RecordReplyAnswers.Line(line.Demand, line.Answer, line.Said)).ToList();
        await record.ExecuteAsync(meeting, body.Day, lines, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<AnswerJson>>([
            .. (await matrix.ReadAsync(cancellationToken)).Where(cell => lines.Exists(line => line.Demand == cell.Demand.Id)).Select(Json),
        ]);
    }

    private static async Task<Results<Ok<LetterJson>, NotFound>> Show(
        Guid id,
        MeetingSheet sheets,
        FollowUpLetters letters,
        CancellationToken cancellationToken
    ) =>
        await letters.FindAsync(id, cancellationToken) is { } letter
            ? TypedResults.Ok(Json(letter, (await sheets.ReadAsync(id, cancellationToken))!))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<LetterJson>, NotFound>> Draft(
        Guid id,
        HubDb db,
        MeetingSheet sheets,
        FollowUpLetters letters,
        CancellationToken cancellationToken
    )
    {
        if (await sheets.FindAsync(id, cancellationToken) is not { } meeting)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(meeting);
        var letter = await letters.DraftAsync(meeting, cancellationToken);
        return TypedResults.Ok(Json(letter, await sheets.OfAsync(meeting, cancellationToken)));
    }

    private static async Task<Results<Ok<LetterJson>, NotFound>> Write(
        Guid id,
        LetterBody body,
        HubDb db,
        MeetingSheet sheets,
        FollowUpLetters letters,
        CancellationToken cancellationToken
    )
    {
        if (await letters.FindAsync(id, cancellationToken) is not { } letter)
        {
            return TypedResults.NotFound();
        }

        var sheet = (await sheets.ReadAsync(id, cancellationToken))!;
        db.Here.RefuseOthers(sheet.Meeting);
        letter.Write(body.Recipient ?? letter.Recipient, body.Subject ?? letter.Subject, body.Text ?? letter.Text);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(letter, sheet));
    }

    private static LetterJson Json(FollowUpLetter letter, MeetingSheet.Sheet sheet) =>
        new(letter.DraftedOn, letter.Recipient, letter.Subject, letter.Text, [.. sheet.Open.Select(point => point.Demand.Id)]);

    private static AnswerJson Json(AnswerMatrix.Cell cell) =>
        new(
            cell.Demand.Id,
            cell.Demand.Number,
            cell.Who.ActorId,
            cell.Who.Name,
            cell.PutAt.StartsOn!.Value,
            cell.Latest?.Answer,
            cell.Latest?.Source,
            cell.Latest?.On,
            cell.Latest?.MeetingId,
            cell.Latest?.Said,
            cell.IsUnanswered,
            cell.IsOpen
        );
}
