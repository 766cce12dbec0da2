using System.Text;
using System.Text.Json;
using CampaignHub.Features.Mailbox.Incoming;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Mailbox;

/// <summary>What comes back to a hub: reports and answers, posted by a program as a mail server would.</summary>
internal static class BounceSteps
{
    /// <summary>A report of a server about one recipient.</summary>
    /// <param name="to">Where the report comes to: the bounce address with its token.</param>
    /// <param name="headers">What it hands back of our mail.</param>
    public static string Report(string to, string address, string status, string words, string action = "failed", string headers = "") =>
        $"""
            Return-Path: <>
            From: MAILER-DAEMON@relay.example (Mail Delivery System)
            To: {to}
            Subject: Undelivered Mail Returned to Sender
            Message-ID: <{Guid.CreateVersion7():n}@relay.example>
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status; boundary="b1"

            --b1
            Content-Type: message/delivery-status

            Reporting-MTA: dns; relay.example

            Final-Recipient: rfc822; {address}
            Action: {action}
            Status: {status}
            Diagnostic-Code: smtp; {words}

            --b1
            Content-Type: text/rfc822-headers

            Subject: x
            {headers}

            --b1--
            """;

    public static string Answer(string from, string? to, string subject, string text, string headers = "") =>
        $"""
            From: Zoé Martin <{from}>
            To: {to ?? "presse@hub.example"}
            Subject: {subject}
            Message-ID: <{Guid.CreateVersion7():n}@mail.example>
            {(headers.Length == 0 ? "X-Nothing: none" : headers)}
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            {text}
            """;

    /// <summary>Through the door for mail servers; whether it was new.</summary>
    public static async Task<bool> PostMailAsync(this HttpClient program, string mail)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(mail.ReplaceLineEndings("\r\n")));
        body.Headers.ContentType = new("message/rfc822");
        using var response = await program.PostAsync(
            new Uri("/api/v1/campaigns/test/incoming-mails", UriKind.Relative),
            body,
            TestContext.Current.CancellationToken
        );
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text).GetProperty("isNew").GetBoolean();
    }

    /// <summary>The one delivery of a mail to one, once it has left.</summary>
    public static async Task<Delivery> SentAsync(this HubFactory hub, MailDraft draft)
    {
        var mail = await hub.QueueAsync(draft);
        await hub.SettledAsync();
        return (await hub.DeliveriesAsync()).Single(row => row.MailId == mail.Id);
    }

    public static Task<List<SuppressedAddress>> SuppressedAsync(this HubFactory hub) =>
        hub.DbAsync(db => db.Set<SuppressedAddress>().AsNoTracking().ToListAsync());

    public static Task<List<IncomingMail>> IncomingAsync(this HubFactory hub) =>
        hub.DbAsync(db => db.Set<IncomingMail>().IgnoreQueryFilters().AsNoTracking().OrderBy(mail => mail.Id).ToListAsync());

    public static Task<string> TokenAsync(this HubFactory hub, Guid delivery) =>
        hub.InsideAsync(services => Task.FromResult(services.GetRequiredService<DeliveryTokens>().Of(delivery)));
}
