using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Reading;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox;

/// <summary><c>/api/v1/campaigns/{campaign}/deliveries</c>.</summary>
internal static class DeliveriesApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var deliveries = routes.MapApi("deliveries").Needs(MailboxFeature.View, MailboxFeature.Settle);
        deliveries.MapGet("/", List);
        deliveries.MapPost("/resendings", SendAgain);
        deliveries.MapPost("/acceptances", MarkSent);
    }

    /// <summary>Which deliveries of a mail a person decides about.</summary>
    /// <param name="State"><c>uncertain</c>, or for what was refused <c>failed</c>.</param>
    /// <param name="Delivery">One of them; null for all of the mail that stand so.</param>
    internal sealed record Choice(Guid Mail, string State = "uncertain", Guid? Delivery = null);

    /// <param name="Count">How many were there to decide about: none the second time.</param>
    internal sealed record Settled(int Count);

    /// <summary>A page of deliveries, and how many of all that match stand where.</summary>
    internal sealed record DeliveriesJson(
        IReadOnlyDictionary<DeliveryState, int> Counts,
        IReadOnlyList<DeliveryJson> Items,
        string? NextCursor
    );

    /// <param name="Reply">The relay's last reply, or the hub's own reason.</param>
    internal sealed record DeliveryJson(
        Guid Id,
        Guid MailId,
        string Subject,
        MailPurpose Purpose,
        string Address,
        string Name,
        DeliveryState State,
        int Attempts,
        int? ReplyCode,
        string? Reply,
        string MessageId,
        DateTimeOffset QueuedAt,
        DateTimeOffset? SettledAt,
        BounceReason? Bounce,
        BounceEffect? BounceEffect,
        string? BounceStatus,
        DateTimeOffset? BouncedAt
    );

    private static async Task<Ok<DeliveriesJson>> List(
        HubDb db,
        Guid? mail,
        string? state,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        var deliveries = db.Set<Delivery>().AsNoTracking();
        if (mail is { } mailId)
        {
            deliveries = deliveries.Where(delivery => delivery.MailId == mailId);
        }

        var counts = await deliveries
            .GroupBy(delivery => delivery.State)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        if (state is not null)
        {
            var wanted = ApiPage.Member<DeliveryState>(state);
            deliveries = deliveries.Where(delivery => delivery.State == wanted);
        }

        var size = ApiPage.Size(limit);
        if (ApiPage.After(cursor) is { } after)
        {
            deliveries = deliveries.Where(delivery => delivery.Id > after);
        }

        var rows = await (
            from delivery in deliveries
            join outgoing in db.Set<OutgoingMail>() on delivery.MailId equals outgoing.Id
            orderby delivery.Id
            select new DeliveryJson(
                delivery.Id,
                delivery.MailId,
                outgoing.Subject,
                outgoing.Purpose,
                delivery.Address,
                delivery.Name,
                delivery.State,
                delivery.Attempts,
                delivery.ReplyCode,
                delivery.ReplyText,
                delivery.MessageId,
                delivery.QueuedAt,
                delivery.SettledAt,
                delivery.Bounce,
                delivery.BounceEffect,
                delivery.BounceStatus,
                delivery.BouncedAt
            )
        )
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        var isLast = rows.Count <= size;
        return TypedResults.Ok(new DeliveriesJson(counts, isLast ? rows : rows[..size], isLast ? null : $"{rows[size - 1].Id}"));
    }

    /// <summary>An uncertain one goes with the same bytes: its reader may get it twice, which is why the hub asks.</summary>
    private static Task<Results<Ok<Settled>, NotFound>> SendAgain(
        Choice body,
        HubDb db,
        SettleByHand settle,
        CancellationToken cancellationToken
    ) => SettleAsync(body, db, (mail, chosen) => settle.SendAgainAsync(mail, chosen, cancellationToken), cancellationToken);

    /// <summary>Takes uncertain ones as sent.</summary>
    private static Task<Results<Ok<Settled>, NotFound>> MarkSent(
        Choice body,
        HubDb db,
        SettleByHand settle,
        CancellationToken cancellationToken
    ) => SettleAsync(body, db, (mail, chosen) => settle.MarkSentAsync(mail, chosen, cancellationToken), cancellationToken);

    private static async Task<Results<Ok<Settled>, NotFound>> SettleAsync(
        Choice body,
        HubDb db,
        Func<OutgoingMail, IQueryable<Delivery>, Task<int>> deed,
        CancellationToken cancellationToken
    ) =>
        await db.Set<OutgoingMail>().SingleOrDefaultAsync(mail => mail.Id == body.Mail, cancellationToken) is { } mail
            ? TypedResults.Ok(new Settled(await deed(mail, Chosen(db, body))))
            : TypedResults.NotFound();

    private static IQueryable<Delivery> Chosen(HubDb db, Choice body)
    {
        var state = ApiPage.Member<DeliveryState>(body.State);
        var standing = db.Set<Delivery>().Where(delivery => delivery.State == state);
        return body.Delivery is { } one ? standing.Where(delivery => delivery.Id == one) : standing;
    }
}
