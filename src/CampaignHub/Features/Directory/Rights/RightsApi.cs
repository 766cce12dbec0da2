using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

/// <summary><c>/api/v1/campaigns/{campaign}/notices</c>, <c>/objections</c>, <c>/rights-requests</c> and <c>/erasures</c>: what people of the directory are owed and ask for.</summary>
internal static class RightsApi
{
    /// <param name="ToldOn">The day the mail was taken by the relay, or the day that somebody noted.</param>
    internal sealed record NoticeJson(
        Guid Actor,
        NoticeState State,
        DateOnly CollectedOn,
        string Source,
        DateOnly DueOn,
        DateOnly? ToldOn,
        NoticeMeans? ToldBy,
        string ExemptBecause
    );

    /// <summary>One of the three: send the mail, note that they were told, or say why they need not be.</summary>
    /// <param name="Language"><c>fr</c> or <c>en</c>: sends the mail.</param>
    internal sealed record NewNotice(Guid Actor, string? Language, NoticeMeans? ToldBy, DateOnly? ToldOn, string? ExemptBecause);

    internal sealed record NewObjection(Guid Actor, string How, DateOnly? On);

    internal sealed record LiftedObjection(string Because);

    internal sealed record RequestJson(
        Guid Id,
        RequestKind Kind,
        Guid? Actor,
        string From,
        DateOnly ReceivedOn,
        DateOnly DueOn,
        RequestState State,
        string Identity,
        string LongerBecause,
        string Outcome
    );

    internal sealed record NewRequest(RequestKind Kind, Guid? Actor, string? From, DateOnly? ReceivedOn, string? Identity);

    /// <param name="LongerBecause">Takes two months more.</param>
    internal sealed record RequestChange(string? Identity, string? LongerBecause, RequestState? State, string? Outcome);

    /// <param name="FullName">As the directory has it: whoever erases knows whom.</param>
    internal sealed record NewErasure(Guid Actor, string FullName);

    internal sealed record ErasureJson(Guid Actor, DateTimeOffset At, ErasureCause Cause, int Rows);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var notices = routes.MapApi("notices").Needs(DirectoryFeature.Rights);
        notices.MapGet("/", ListNotices);
        notices.MapPost("/", CreateNotice);
        var objections = routes.MapApi("objections").Needs(DirectoryFeature.Rights);
        objections.MapPost("/", CreateObjection);
        objections.MapPost("/{actor:guid}/withdrawal", LiftObjection);
        var requests = routes.MapApi("rights-requests").Needs(DirectoryFeature.Rights);
        requests.MapGet("/", ListRequests);
        requests.MapPost("/", CreateRequest);
        requests.MapPatch("/{id:guid}", ChangeRequest);
        var erasures = routes.MapApi("erasures").Needs(DirectoryFeature.Rights);
        erasures.MapGet("/", ListErasures);
        erasures.MapPost("/", CreateErasure);
    }

    private static async Task<Ok<List<NoticeJson>>> ListNotices(
        NoticeRegister register,
        string? state,
        int? limit,
        int? skip,
        CancellationToken cancellationToken
    )
    {
        var wanted = state is null ? (NoticeState?)null : ApiPage.Member<NoticeState>(state);
        var lines = await register.ReadAsync(wanted, query: null, Math.Max(0, skip ?? 0), ApiPage.Size(limit), cancellationToken);
        return TypedResults.Ok(lines.Select(Json).ToList());
    }

    private static async Task<Results<Ok<NoticeJson>, NotFound>> CreateNotice(
        NewNotice body,
        HubDb db,
        NoticeRegister register,
        SendNotices send,
        CancellationToken cancellationToken
    )
    {
        if (await register.FindAsync(body.Actor, cancellationToken) is null)
        {
            return TypedResults.NotFound();
        }

        if (body.Language is { } language)
        {
            var sent = await send.ExecuteAsync([body.Actor], language == "en" ? "en" : "fr", cancellationToken);
            if (sent.WithoutAddress.Count > 0)
            {
                throw new RefusedException("{0} has no mail address that holds.", sent.WithoutAddress[0]);
            }
        }
        else
        {
            var rights = await RecordObjection.FindOrAddAsync(db, body.Actor, cancellationToken);
            if (body.ToldBy is { } means)
            {
                rights.Told(means, body.ToldOn, db.Here.Today, db.Here.User?.Id);
            }
            else
            {
                rights.Exempt(body.ExemptBecause, db.Here.User?.Id);
            }

            await db.SaveChangesAsync(cancellationToken);
        }

        return TypedResults.Ok(Json((await register.FindAsync(body.Actor, cancellationToken))!));
    }

    private static async Task<Results<NoContent, NotFound>> CreateObjection(
        NewObjection body,
        HubDb db,
        RecordObjection record,
        CancellationToken cancellationToken
    )
    {
        if (!await IsPersonAsync(db, body.Actor, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        await record.ExecuteAsync(body.Actor, body.How, body.On, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, NotFound>> LiftObjection(
        Guid actor,
        LiftedObjection body,
        HubDb db,
        RecordObjection record,
        CancellationToken cancellationToken
    )
    {
        if (!await IsPersonAsync(db, actor, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        await record.LiftAsync(actor, body.Because, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<ApiPage<RequestJson>>> ListRequests(
        HubDb db,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    ) => TypedResults.Ok((await ApiPage.OfAsync(db.Set<RightsRequest>(), limit, cursor, cancellationToken)).Select(Json));

    private static async Task<Results<Created<RequestJson>, NotFound>> CreateRequest(
        NewRequest body,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        if (body.Actor is { } actor && !await IsPersonAsync(db, actor, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        var request = RightsRequest.Of(body.Kind, body.Actor, body.From, body.ReceivedOn, db.Here.Today);
        request.Identify(body.Identity);
        db.Add(request);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/rights-requests/{request.Id}", UriKind.Relative), Json(request));
    }

    private static async Task<Results<Ok<RequestJson>, NotFound>> ChangeRequest(
        Guid id,
        RequestChange body,
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<RightsRequest>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } request)
        {
            return TypedResults.NotFound();
        }

        request.Identify(body.Identity ?? request.Identity);
        if (body.LongerBecause is { } longer)
        {
            request.TakeLonger(longer, db.Here.Today);
        }

        if (body.State is { } state)
        {
            request.Close(state, body.Outcome, db.Here.Today);
        }

        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Ok(Json(request));
    }

    private static async Task<Ok<List<ErasureJson>>> ListErasures(HubDb db, CancellationToken cancellationToken) =>
        TypedResults.Ok(
            await db.Set<Erasure>()
                .AsNoTracking()
                .OrderByDescending(erasure => erasure.At)
                .Take(ApiPage.MaxLimit)
                .Select(erasure => new ErasureJson(erasure.Id, erasure.At, erasure.Cause, erasure.Rows))
                .ToListAsync(cancellationToken)
        );

    private static async Task<Results<Ok<ErasureJson>, NotFound>> CreateErasure(
        NewErasure body,
        HubDb db,
        RightsDesk desk,
        CancellationToken cancellationToken
    )
    {
        if (await desk.PlanAsync(body.Actor, cancellationToken) is not { } plan)
        {
            return TypedResults.NotFound();
        }

        if (!plan.IsDone && body.FullName?.Trim() != plan.Actor.FullName)
        {
            throw new RefusedException("This is not the name of the person to be erased.") { Code = "wrong_name" };
        }

        await desk.EraseAsync([body.Actor], ErasureCause.AskedFor, cancellationToken);
        var erasure = await db.Set<Erasure>().AsNoTracking().SingleAsync(each => each.Id == body.Actor, cancellationToken);
        return TypedResults.Ok(new ErasureJson(erasure.Id, erasure.At, erasure.Cause, erasure.Rows));
    }

    private static Task<bool> IsPersonAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<Actor>().AnyAsync(actor => actor.Id == id && actor.Type == ActorKind.Person, cancellationToken);

    private static NoticeJson Json(NoticeRegister.Line line) =>
        new(
            line.Actor.Id,
            line.State,
            line.CollectedOn,
            line.Actor.Source,
            line.DueOn,
            line.ToldOn,
            line.Rights?.ToldBy,
            line.Rights?.ExemptBecause ?? ""
        );

    private static RequestJson Json(RightsRequest request) =>
        new(
            request.Id,
            request.Type,
            request.ActorId,
            request.From,
            request.ReceivedOn,
            request.DueOn,
            request.State,
            request.Identity,
            request.LongerBecause,
            request.Outcome
        );
}
