using CampaignHub.Data;
using CampaignHub.Platform.Mail.Lists;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Lists;

/// <summary><c>…/press-lists/{id}/unsubscriptions</c>: the addresses that left a list. They are about this list and the address alone.</summary>
internal static class UnsubscriptionsApi
{
    /// <param name="Address">In lower case.</param>
    /// <param name="By">The button of their mail program, the page behind the link, or the campaign itself.</param>
    internal sealed record UnsubscriptionJson(Guid Id, string Address, UnsubscribedBy By, DateTimeOffset At);

    internal sealed record NewUnsubscription(string Address);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var unsubscriptions = routes.MapApi("press-lists").Needs(PressFeature.View, PressFeature.Edit);
        unsubscriptions.MapGet("/{list:guid}/unsubscriptions", List);
        unsubscriptions.MapPost("/{list:guid}/unsubscriptions", Add);
        unsubscriptions.MapDelete("/{list:guid}/unsubscriptions/{id:guid}", TakeBack);
    }

    private static async Task<Results<Ok<ApiPage<UnsubscriptionJson>>, NotFound>> List(
        Guid list,
        HubDb db,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, list, cancellationToken) is null)
        {
            return TypedResults.NotFound();
        }

        var left = db.Set<Unsubscription>().Where(each => each.ListId == list);
        return TypedResults.Ok((await ApiPage.OfAsync(left, limit, cursor, cancellationToken)).Select(Json));
    }

    /// <summary>An address that is there already stays as it is.</summary>
    private static async Task<Results<Ok<UnsubscriptionJson>, NotFound>> Add(
        Guid list,
        NewUnsubscription body,
        HubDb db,
        LeavePressList leave,
        CancellationToken cancellationToken
    )
    {
        if (await FindAsync(db, list, cancellationToken) is not { } found)
        {
            return TypedResults.NotFound();
        }

        await leave.AddAsync(found, body.Address, cancellationToken);
        var key = Platform.Mail.MailQueue.Key(body.Address);
        return TypedResults.Ok(
            Json(await db.Set<Unsubscription>().SingleAsync(each => each.ListId == list && each.AddressKey == key, cancellationToken))
        );
    }

    private static async Task<Results<NoContent, NotFound>> TakeBack(
        Guid list,
        Guid id,
        LeavePressList leave,
        CancellationToken cancellationToken
    ) => await leave.TakeBackAsync(list, id, cancellationToken) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static Task<PressList?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken) =>
        db.Set<PressList>().SingleOrDefaultAsync(list => list.Id == id, cancellationToken);

    private static UnsubscriptionJson Json(Unsubscription each) => new(each.Id, each.AddressKey, each.By, each.CreatedAt);
}
