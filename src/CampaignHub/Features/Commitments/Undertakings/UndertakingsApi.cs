using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments.Undertakings;

/// <summary><c>/api/v1/campaigns/{campaign}/undertakings</c>: what we promised to others.</summary>
internal static class UndertakingsApi
{
    /// <param name="To">An actor of the directory.</param>
    /// <param name="SettledOn">Null while it is open.</param>
    internal sealed record UndertakingJson(
        Guid Id,
        string Words,
        Guid To,
        DateOnly MadeOn,
        Guid? Meeting,
        DateOnly? DueOn,
        ScheduleStatus Schedule,
        UndertakingState State,
        DateOnly? SettledOn,
        string Note
    );

    internal sealed record NewUndertaking(string Words, Guid To, DateOnly? MadeOn, Guid? Meeting, DateOnly? DueOn);

    /// <summary>A member that is left out stays as it is.</summary>
    internal sealed record UndertakingChange(string? Words, Guid? To, DateOnly? MadeOn, Guid? Meeting, DateOnly? DueOn);

    /// <param name="On">Today when it is left out.</param>
    internal sealed record NewOutcome(bool Kept, DateOnly? On, string? Note);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapApi("undertakings").Needs(CommitmentsFeature.View, CommitmentsFeature.Edit);
        group.MapGet("/", List);
        group.MapGet("/{id:guid}", Show);
        group.MapPost("/", Create);
        group.MapPatch("/{id:guid}", Change);
        group.MapPut("/{id:guid}/outcome", Settle);
        group.MapDelete("/{id:guid}/outcome", Reopen);
    }

    private static async Task<Ok<ApiPage<UndertakingJson>>> List(
        string? state,
        UndertakingList list,
        HubDb db,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var filter = new UndertakingFilter(state is null ? null : ApiPage.Member<UndertakingState>(state));
        var page = await ApiPage.OfAsync(list.Of(filter), limit, cursor, cancellationToken);
        return TypedResults.Ok(page.Select(each => Json(each, db.Here.Today)));
    }

    private static async Task<Results<Ok<UndertakingJson>, NotFound>> Show(Guid id, HubDb db, CancellationToken cancellationToken) =>
        await db.Set<Undertaking>().AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is { } found
            ? TypedResults.Ok(Json(found, db.Here.Today))
            : TypedResults.NotFound();

    private static async Task<Created<UndertakingJson>> Create(
        NewUndertaking body,
        HubDb db,
        SaveUndertaking save,
        CancellationToken cancellationToken
    )
    {
        var made = await save.ExecuteAsync(
            undertaking: null,
            new SaveUndertaking.Input
            {
                Words = body.Words,
                ToId = body.To,
                MadeOn = body.MadeOn,
                MeetingId = body.Meeting,
                DueOn = body.DueOn,
            },
            cancellationToken
        );
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/undertakings/{made.Id}", UriKind.Relative), Json(made, db.Here.Today));
    }

    private static Task<Results<Ok<UndertakingJson>, NotFound>> Change(
        Guid id,
        UndertakingChange body,
        HubDb db,
        SaveUndertaking save,
        CancellationToken cancellationToken
    ) =>
        OnAsync(
            id,
            db,
            each =>
                save.ExecuteAsync(
                    each,
                    new SaveUndertaking.Input
                    {
                        Words = body.Words ?? each.Words,
                        ToId = body.To ?? each.ToId,
                        MadeOn = body.MadeOn ?? each.MadeOn,
                        MeetingId = body.Meeting ?? each.MeetingId,
                        DueOn = body.DueOn ?? each.DueOn,
                    },
                    cancellationToken
                ),
            cancellationToken
        );

    private static Task<Results<Ok<UndertakingJson>, NotFound>> Settle(
        Guid id,
        NewOutcome body,
        HubDb db,
        CancellationToken cancellationToken
    ) =>
        OnAsync(
            id,
            db,
            each =>
            {
                each.Settle(body.Kept, body.On ?? db.Here.Today, body.Note, db.Here.Today);
                return Task.CompletedTask;
            },
            cancellationToken
        );

    private static Task<Results<Ok<UndertakingJson>, NotFound>> Reopen(Guid id, HubDb db, CancellationToken cancellationToken) =>
        OnAsync(
            id,
            db,
            each =>
            {
                each.Reopen();
                return Task.CompletedTask;
            },
            cancellationToken
        );

    private static async Task<Results<Ok<UndertakingJson>, NotFound>> OnAsync(
        Guid id,
        HubDb db,
        Func<Undertaking, Task> deed,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<Undertaking>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } undertaking)
        {
            return TypedResults.NotFound();
        }

        db.Here.RefuseOthers(undertaking);
        await deed(undertaking);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(undertaking, db.Here.Today));
    }

    private static UndertakingJson Json(Undertaking each, DateOnly today) =>
        new(
            each.Id,
            each.Words,
            each.ToId,
            each.MadeOn,
            each.MeetingId,
            each.DueOn,
            each.ScheduleOn(today),
            each.State,
            each.SettledOn,
            each.Note
        );
}
