using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Features.Mailbox.Incoming;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Reading;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox.Webhooks;

/// <summary>Writes down what the campaign's webhooks are to tell; <see cref="WebhookWorker"/> tells it. Ids and reasons alone leave: who wants more asks the API.</summary>
internal sealed class TellWebhooks(HubDb db)
{
    private const int Batch = 500;

    // A mail whose deliveries still settle is not older: retries end before (T1).
    private static readonly TimeSpan StillMoving = TimeSpan.FromDays(7);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    internal sealed record About(string Kind, Guid Id);

    /// <summary>What stands in the body.</summary>
    /// <param name="Type"><c>mail.accepted</c>, <c>mail.bounced</c>, <c>mail.replied</c> or <c>trial</c>.</param>
    /// <param name="Timestamp">When it happened.</param>
    internal sealed record Told(string Type, DateTimeOffset Timestamp, Data Data);

    internal sealed record Data(
        Guid Campaign,
        Guid? Delivery = null,
        Guid? Mail = null,
        About? About = null,
        string? Reason = null,
        string? Effect = null,
        bool? IsComplaint = null,
        Guid? IncomingMail = null
    );

    /// <summary>Deliveries that were accepted since the webhook stands and are not told yet; how many were found.</summary>
    public async Task<int> AcceptedAsync(Webhook hook, CancellationToken cancellationToken)
    {
        var since = hook.CreatedAt;
        var moving = db.Here.Now - StillMoving;
        var mails = db.Set<OutgoingMail>().Where(mail => mail.CreatedAt >= moving || mail.ScheduledFor >= moving).Select(mail => mail.Id);
        var told = db.Set<WebhookCall>().Where(call => call.WebhookId == hook.Id && call.Event == WebhookEvent.Accepted);
        var rows = await (
            from delivery in db.Set<Delivery>()
            join mail in db.Set<OutgoingMail>() on delivery.MailId equals mail.Id
            where mails.Contains(delivery.MailId) && delivery.State == DeliveryState.Accepted && delivery.SettledAt >= since
            where !told.Any(call => call.Subject == delivery.Id)
            orderby delivery.SettledAt, delivery.Id
            select new
            {
                delivery.Id,
                delivery.MailId,
                delivery.SettledAt,
                mail.AboutKind,
                mail.AboutId,
            }
        )
            .Take(Batch)
            .ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var about = row is { AboutKind: { } kind, AboutId: { } id } ? new About(kind, id) : null;
            Add(hook, WebhookEvent.Accepted, row.Id, row.SettledAt ?? db.Here.Now, new Data(hook.CampaignId, row.Id, row.MailId, about));
        }

        await db.SaveChangesAsync(cancellationToken);
        return rows.Count;
    }

    public async Task BouncedAsync(Platform.Mail.Bounces.DeliveryBounced heard, Guid eventId, CancellationToken cancellationToken)
    {
        var data = new Data(
            Guid.Empty,
            heard.DeliveryId,
            heard.MailId,
            Reason: ListValues.Of(heard.Reason),
            Effect: ListValues.Of(heard.Effect),
            IsComplaint: heard.IsComplaint
        );
        await AddAsync(WebhookEvent.Bounced, eventId, heard.MailId, data, cancellationToken);
    }

    public async Task RepliedAsync(MailReceived heard, CancellationToken cancellationToken)
    {
        var mail = await db.Set<IncomingMail>()
            .IgnoreQueryFilters()
            .AsNoTracking()
            .SingleOrDefaultAsync(each => each.Id == heard.MailId, cancellationToken);
        if (mail is not { Kind: InboundKind.Reply or InboundKind.Unsubscribe, AnswersId: { } answers })
        {
            return;
        }

        var sent = await db.Set<Delivery>()
            .IgnoreQueryFilters()
            .Where(each => each.Id == answers)
            .Select(each => each.MailId)
            .SingleOrDefaultAsync(cancellationToken);
        await AddAsync(WebhookEvent.Replied, mail.Id, sent, new Data(Guid.Empty, answers, sent, IncomingMail: mail.Id), cancellationToken);
    }

    /// <summary>To see whether the other side hears; adds with the next save.</summary>
    public WebhookCall Try(Webhook hook) =>
        Add(hook, WebhookEvent.Trial, Platform.Records.OrderedId.Next(), db.Here.Now, new Data(hook.CampaignId));

    // By the campaign of the mail, wherever the event was raised: what the relay refuses is noted outside any campaign.
    private async Task AddAsync(WebhookEvent happened, Guid subject, Guid mailId, Data data, CancellationToken cancellationToken)
    {
        var mail = await db.Set<OutgoingMail>()
            .IgnoreQueryFilters()
            .AsNoTracking()
            .SingleOrDefaultAsync(each => each.Id == mailId, cancellationToken);
        if (mail?.CampaignId is not { } campaign)
        {
            return;
        }

        var about = mail is { AboutKind: { } kind, AboutId: { } id } ? new About(kind, id) : null;
        var hooks = await db.Set<Webhook>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .AsNoTracking()
            .Where(hook => hook.CampaignId == campaign && hook.PausedAt == null)
            .ToListAsync(cancellationToken);
        foreach (var hook in hooks.Where(hook => hook.Tells(happened)))
        {
            Add(hook, happened, subject, db.Here.Now, data with { Campaign = campaign, About = about });
        }
    }

    private WebhookCall Add(Webhook hook, WebhookEvent happened, Guid subject, DateTimeOffset at, Data data)
    {
        var type = happened == WebhookEvent.Trial ? "trial" : $"mail.{ListValues.Of(happened)}";
        var call = new WebhookCall
        {
            CampaignId = hook.CampaignId,
            WebhookId = hook.Id,
            Event = happened,
            Subject = subject,
            Body = JsonSerializer.Serialize(new Told(type, at, data), Json),
            At = at,
            DueAt = db.Here.Now,
        };
        db.Add(call);
        return call;
    }
}
