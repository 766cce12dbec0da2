using CampaignHub.Data;
using CampaignHub.Platform.Mail.Reading;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox.Incoming;

/// <summary><c>/api/v1/campaigns/{campaign}/incoming-mails</c>: the door for a mail server that hands mails over, and what came in.</summary>
internal static class IncomingApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var mails = routes.MapApi("incoming-mails").Needs(MailboxFeature.View, MailboxFeature.Settle);
        mails.MapGet("/", List);
        mails.MapPost("/", Take);
    }

    /// <param name="Words">What a person wrote, without what they quote and their signature.</param>
    /// <param name="Delivery">The delivery of ours that it answers or is about.</param>
    internal sealed record IncomingJson(
        Guid Id,
        InboundKind Kind,
        string From,
        string Subject,
        string Words,
        Guid? Delivery,
        Guid? AssignedTo,
        DateTimeOffset ReceivedAt,
        DateTimeOffset? DoneAt
    );

    /// <param name="IsNew">False when the same mail was there already.</param>
    internal sealed record Taken(bool IsNew);

    private static async Task<Ok<ApiPage<IncomingJson>>> List(
        HubDb db,
        string? kind,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var mails = db.Set<IncomingMail>().AsNoTracking();
        if (kind is not null)
        {
            var wanted = ApiPage.Member<InboundKind>(kind);
            mails = mails.Where(mail => mail.Kind == wanted);
        }

        var page = await ApiPage.OfAsync(mails, limit, cursor, cancellationToken);
        return TypedResults.Ok(
            page.Select(mail => new IncomingJson(
                mail.Id,
                mail.Kind,
                mail.FromAddress,
                mail.Subject,
                mail.Words,
                mail.AnswersId,
                mail.AssignedToId,
                mail.ReceivedAt,
                mail.DoneAt
            ))
        );
    }

    /// <summary>The mail as it came, headers and all, as the body of the request. What answers nothing of ours belongs to this campaign.</summary>
    private static async Task<Ok<Taken>> Take(
        HttpRequest request,
        HubDb db,
        [FromServices] StoreIncoming store,
        CancellationToken cancellationToken
    ) => TypedResults.Ok(new Taken(await store.ExecuteAsync(request.Body, IncomingSource.Api, cancellationToken, db.Here.Campaign.Id)));
}
