using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CampaignHub.Features.Meetings;

/// <summary><c>/api/v1/campaigns/{campaign}/meetings</c> with their minutes. Private notes are not told here.</summary>
internal static class MeetingsApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapApi("meetings").Needs(MeetingsFeature.View, MeetingsFeature.Edit);
        group.MapGet("/", List);
        group.MapGet("/{id:guid}", Show);
        group.MapPost("/", Create);
        group.MapPatch("/{id:guid}", Change);
        group.MapGet("/{id:guid}/minutes", ListMinutes);
        group.MapPost("/{id:guid}/minutes", WriteMinutes);
        group.MapPost("/{id:guid}/demands", Put);
        group.MapPost("/{id:guid}/delegation", Seat);
        group.MapPost("/{id:guid}/holding", Hold);
        group.MapPost("/{id:guid}/reply", Reply);
    }

    /// <param name="ReplyLateBy">Working days, 0 when it is not late.</param>
    internal sealed record MeetingJson(
        Guid Id,
        string Title,
        MeetingStatus Status,
        DateOnly? StartsOn,
        TimeOnly? StartsAt,
        string Place,
        string With,
        IReadOnlyList<Guid> Actors,
        int ReplyWorkingDays,
        DateOnly? ReplyDueOn,
        DateOnly? ReplyReceivedOn,
        int ReplyLateBy,
        MinutesState MinutesState
    );

    /// <summary>A member that is left out stays as it is.</summary>
    internal sealed record MeetingBody(
        string? Title,
        DateOnly? StartsOn,
        TimeOnly? StartsAt,
        string? Place,
        string? With,
        IReadOnlyList<Guid>? Actors,
        int? ReplyWorkingDays,
        string? Notes
    )
    {
        public MeetingForm WriteTo(MeetingForm form)
        {
            form.Title = Title ?? form.Title;
            (form.StartsOn, form.StartsAt) = (StartsOn ?? form.StartsOn, StartsAt ?? form.StartsAt);
            (form.Place, form.With, form.Notes) = (Place ?? form.Place, With ?? form.With, Notes ?? form.Notes);
            form.Actors = Actors is null ? form.Actors : [.. Actors.Distinct()];
            form.ReplyWorkingDays = ReplyWorkingDays ?? form.ReplyWorkingDays;
            return form;
        }
    }

    /// <param name="Version">The version of the demand that was put.</param>
    internal sealed record MinutesJson(Guid Demand, int Number, int Version, string Said, AnswerType Answer, bool Unanswered);

    internal sealed record NewMinutes(Guid Demand, string? Said, AnswerType Answer, string? Note);

    internal sealed record NewPoints(IReadOnlyList<Guid> Demands);

    internal sealed record NewReply(DateOnly Day);

    private static async Task<Ok<ApiPage<MeetingJson>>> List(
        HubDb db,
        string? q,
        string? status,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var filter = new MeetingFilter(q, status is null ? null : ApiPage.Member<MeetingStatus>(status));
        var page = await ApiPage.OfAsync(filter.Apply(MeetingSheet.Whole(db)), limit, cursor, cancellationToken);
        return TypedResults.Ok(page.Select(meeting => Json(meeting, db.Here.Today)));
    }

    private static async Task<Results<Ok<MeetingJson>, NotFound>> Show(
        Guid id,
        HubDb db,
        MeetingSheet sheet,
        CancellationToken cancellationToken
    ) =>
        await sheet.FindAsync(id, cancellationToken) is { } meeting
            ? TypedResults.Ok(Json(meeting, db.Here.Today))
            : TypedResults.NotFound();

    private static async Task<Created<MeetingJson>> Create(
        MeetingBody body,
        HubDb db,
        SaveMeeting save,
        CancellationToken cancellationToken
    )
    {
        var meeting = new Meeting { CampaignId = db.Here.Campaign.Id, Title = "" };
        await save.ExecuteAsync(meeting, body.WriteTo(new MeetingForm()), cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/meetings/{meeting.Id}", UriKind.Relative), Json(meeting, db.Here.Today));
    }

    private static Task<Results<Ok<MeetingJson>, NotFound>> Change(
        Guid id,
        MeetingBody body,
        MeetingSheet sheet,
        SaveMeeting save,
        HubDb db,
        CancellationToken cancellationToken
    ) =>
        OnAsync(
            id,
            sheet,
            db,
            meeting => save.ExecuteAsync(meeting, body.WriteTo(MeetingForm.Of(meeting)), cancellationToken),
            cancellationToken
        );

    private static async Task<Results<Ok<IReadOnlyList<MinutesJson>>, NotFound>> ListMinutes(
        Guid id,
        MeetingSheet sheet,
        CancellationToken cancellationToken
    ) => await sheet.ReadAsync(id, cancellationToken) is { } found ? TypedResults.Ok(Minutes(found)) : TypedResults.NotFound();

    private static async Task<Results<Ok<IReadOnlyList<MinutesJson>>, NotFound>> WriteMinutes(
        Guid id,
        NewMinutes body,
        MeetingSheet sheet,
        RecordMinutes record,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        if (await sheet.FindAsync(id, cancellationToken) is not { } meeting)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(meeting);
        await record.ExecuteAsync(meeting, new RecordMinutes.Input(body.Demand, body.Said, body.Answer, body.Note), cancellationToken);
        return TypedResults.Ok(Minutes(await sheet.OfAsync(meeting, cancellationToken)));
    }

    private static Task<Results<Ok<MeetingJson>, NotFound>> Put(
        Guid id,
        NewPoints body,
        MeetingSheet sheet,
        PutDemands put,
        HubDb db,
        CancellationToken cancellationToken
    ) => OnAsync(id, sheet, db, meeting => put.ExecuteAsync(meeting, body.Demands, cancellationToken), cancellationToken);

    private static Task<Results<Ok<MeetingJson>, NotFound>> Seat(
        Guid id,
        SeatMember.Input body,
        MeetingSheet sheet,
        SeatMember seat,
        HubDb db,
        CancellationToken cancellationToken
    ) => OnAsync(id, sheet, db, meeting => seat.ExecuteAsync(meeting, body, cancellationToken), cancellationToken);

    private static Task<Results<Ok<MeetingJson>, NotFound>> Hold(
        Guid id,
        bool? onTheirRequest,
        MeetingSheet sheet,
        HoldMeeting hold,
        HubDb db,
        CancellationToken cancellationToken
    ) => OnAsync(id, sheet, db, meeting => hold.ExecuteAsync(meeting, onTheirRequest ?? false, cancellationToken), cancellationToken);

    private static Task<Results<Ok<MeetingJson>, NotFound>> Reply(
        Guid id,
        NewReply body,
        MeetingSheet sheet,
        RecordReply record,
        HubDb db,
        CancellationToken cancellationToken
    ) => OnAsync(id, sheet, db, meeting => record.ExecuteAsync(meeting, body.Day, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<MeetingJson>, NotFound>> OnAsync(
        Guid id,
        MeetingSheet sheet,
        HubDb db,
        Func<Meeting, Task> deed,
        CancellationToken cancellationToken
    )
    {
        if (await sheet.FindAsync(id, cancellationToken) is not { } meeting)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(meeting);
        await deed(meeting);
        return TypedResults.Ok(Json(meeting, db.Here.Today));
    }

    private static IReadOnlyList<MinutesJson> Minutes(MeetingSheet.Sheet sheet) =>
        [
            .. sheet.Points.Select(point => new MinutesJson(
                point.Demand.Id,
                point.Demand.Number,
                point.Item.DemandVersion,
                point.Item.Said,
                point.Item.Answer,
                sheet.IsUnanswered(point)
            )),
        ];

    private static MeetingJson Json(Meeting meeting, DateOnly today) =>
        new(
            meeting.Id,
            meeting.Title,
            meeting.Status,
            meeting.StartsOn,
            meeting.StartsAt,
            meeting.Place,
            meeting.With,
            [.. meeting.Counterparts.Select(each => each.ActorId)],
            meeting.ReplyWorkingDays,
            meeting.ReplyDueOn,
            meeting.ReplyReceivedOn,
            meeting.ReplyLateBy(today),
            meeting.MinutesState
        );
}
