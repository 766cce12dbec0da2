using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox.Webhooks;

/// <summary>
/// <c>/api/v1/campaigns/{campaign}/webhooks</c>: who is told what becomes of the mails. What they are told is signed as the Standard Webhooks specification says:
/// <c>webhook-signature</c> is <c>v1,</c> and the base64 of HMAC-SHA256 over <c>webhook-id.webhook-timestamp.body</c>, the key being what stands behind
/// <c>whsec_</c>, decoded. It comes at least once: the same id is the same event.
/// </summary>
internal static class WebhooksApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var hooks = routes.MapApi("webhooks").Needs(MailboxFeature.Webhooks, MailboxFeature.Webhooks);
        hooks.MapGet("/", List);
        hooks.MapPost("/", Create);
        hooks.MapDelete("/{id:guid}", ApiRecords.TrashAsync<Webhook>);
        hooks.MapGet("/{id:guid}/calls", Calls);
        hooks.MapPost("/{id:guid}/calls/{call:guid}/resending", Resend);
    }

    /// <param name="Secret">Told once, when it was made.</param>
    internal sealed record WebhookJson(
        Guid Id,
        string Name,
        string Url,
        bool OnAccepted,
        bool OnBounced,
        bool OnReplied,
        DateTimeOffset? PausedAt,
        string? Secret
    );

    internal sealed record NewWebhook(string Name, string Url, bool? OnAccepted, bool? OnBounced, bool? OnReplied);

    internal sealed record CallJson(
        Guid Id,
        WebhookEvent Event,
        DateTimeOffset At,
        WebhookCallState State,
        int Attempts,
        int? Status,
        string? Fault,
        string Body
    );

    private static async Task<Ok<ApiPage<WebhookJson>>> List(HubDb db, int? limit, string? cursor, CancellationToken cancellationToken) =>
        TypedResults.Ok(
            (await ApiPage.OfAsync(db.Set<Webhook>(), limit, cursor, cancellationToken)).Select(hook => Json(hook, secret: null))
        );

    /// <summary>What is left out of the three is told.</summary>
    private static async Task<Created<WebhookJson>> Create(
        NewWebhook body,
        HubDb db,
        IDataProtectionProvider protection,
        CancellationToken cancellationToken
    )
    {
        var hook = new Webhook { CampaignId = db.Here.Campaign.Id };
        hook.Describe(body.Name, body.Url, body.OnAccepted ?? true, body.OnBounced ?? true, body.OnReplied ?? true);
        var secret = hook.Renew(protection);
        db.Add(hook);
        await db.SaveChangesAsync(cancellationToken);
        return TypedResults.Created(new Uri($"{db.Here.ApiRoot()}/webhooks", UriKind.Relative), Json(hook, secret));
    }

    /// <summary>The log, the oldest first.</summary>
    private static async Task<Results<Ok<ApiPage<CallJson>>, NotFound>> Calls(
        Guid id,
        HubDb db,
        int? limit,
        string? cursor,
        CancellationToken cancellationToken
    )
    {
        if (!await db.Set<Webhook>().AnyAsync(hook => hook.Id == id, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        var (size, after) = (ApiPage.Size(limit), ApiPage.After(cursor) ?? Guid.Empty);
        var calls = await db.Set<WebhookCall>()
            .AsNoTracking()
            .Where(call => call.WebhookId == id && call.Id > after)
            .OrderBy(call => call.Id)
            .Take(size + 1)
            .ToListAsync(cancellationToken);
        var next = calls.Count > size ? $"{calls[size - 1].Id}" : null;
        return TypedResults.Ok(
            new ApiPage<CallJson>(
                [
                    .. calls
                        .Take(size)
                        .Select(call => new CallJson(
                            call.Id,
                            call.Event,
                            call.At,
                            call.State,
                            call.Attempts,
                            call.Status,
                            call.Fault,
                            call.Body
                        )),
                ],
                next
            )
        );
    }

    /// <summary>The same words under the same id once more, at once.</summary>
    private static async Task<Results<NoContent, NotFound>> Resend(Guid id, Guid call, HubDb db, CancellationToken cancellationToken) =>
        await db.Set<Webhook>().AnyAsync(hook => hook.Id == id, cancellationToken)
        && await ShowModel.ResendAsync(db, id, call, cancellationToken)
            ? TypedResults.NoContent()
            : TypedResults.NotFound();

    private static WebhookJson Json(Webhook hook, string? secret) =>
        new(hook.Id, hook.Name, hook.Url, hook.OnAccepted, hook.OnBounced, hook.OnReplied, hook.PausedAt, secret);
}
