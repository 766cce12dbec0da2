using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CampaignHub.Features.Mailbox.Webhooks;
using CampaignHub.Platform.Access;
using CampaignHub.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Mailbox.Webhooks;

/// <summary>Issue 5, item 10: signed webhooks on accepted, bounced and replied mails.</summary>
public sealed class TellingWebhooks
{
    private const string Path = "/admin/campaigns/test/mailbox/webhooks";

    private static HubFactory Hub(TestSite site) => new() { Settings = { ["CampaignHub:Outbound:Allowed"] = $"127.0.0.1:{site.Port}" } };

    private static async Task<(string Id, string Secret)> MakeAsync(HttpClient program, TestSite site)
    {
        var made = await program.SendAsync(HttpMethod.Post, "webhooks", new { name = "CRM", url = $"{site.Url}/hook" });
        Assert.Equal(HttpStatusCode.Created, made.Status);
        return (made.Text("id")!, made.Text("secret")!);
    }

    private static async Task<List<WebhookCall>> CallsAsync(HubFactory hub, Func<List<WebhookCall>, bool> until)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            var calls = await hub.DbAsync(db => db.Set<WebhookCall>().AsNoTracking().OrderBy(call => call.Id).ToListAsync());
            if (until(calls))
            {
                return calls;
            }

            Assert.True(
                watch.Elapsed < TimeSpan.FromSeconds(30),
                string.Join(", ", calls.Select(call => $"{call.Event} {call.State} {call.Fault}"))
            );
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    // By the text of the specification, not by our code: standardwebhooks.com, version 1.0.0.
    private static string Signature(string secret, TestSite.Asked asked) =>
        "v1,"
        + Convert.ToBase64String(
            HMACSHA256.HashData(
                Convert.FromBase64String(secret["whsec_".Length..]),
                Encoding.UTF8.GetBytes($"{asked.Headers["webhook-id"]}.{asked.Headers["webhook-timestamp"]}.{asked.Body}")
            )
        );

    [Fact]
    public async Task Accepted_bounced_and_replied_are_each_told_once_signed_and_without_a_person()
    {
        await using var site = await TestSite.StartAsync();
        await using var hub = Hub(site);
        using var program = await hub.ProgramAsync();
        var (_, secret) = await MakeAsync(program, site);
        var sent = await hub.SentAsync(MailSteps.Draft);
        await program.PostMailAsync(BounceSteps.Answer("zoe@example.org", null, "Re: x", "Mardi ?", $"In-Reply-To: <{sent.MessageId}>"));
        await program.PostMailAsync(
            BounceSteps.Report("presse@hub.example", "zoe@example.org", "5.1.1", "550 unknown", headers: $"Message-ID: <{sent.MessageId}>")
        );

        await CallsAsync(hub, calls => calls.Count == 3 && calls.TrueForAll(call => call.State == WebhookCallState.Told));

        var asked = site.Requests.ToList();
        Assert.Equal(3, asked.Count);
        Assert.All(asked, each => Assert.Equal(Signature(secret, each), each.Headers["webhook-signature"]));
        Assert.All(asked, each => Assert.DoesNotContain("zoe", each.Body, StringComparison.OrdinalIgnoreCase));
        var told = asked.ToDictionary(
            each => JsonDocument.Parse(each.Body).RootElement.GetProperty("type").GetString()!,
            each => JsonDocument.Parse(each.Body).RootElement.GetProperty("data")
        );
        Assert.Equal(["mail.accepted", "mail.bounced", "mail.replied"], told.Keys.Order(StringComparer.Ordinal));
        Assert.All(told.Values, data => Assert.Equal(sent.Id, data.GetProperty("delivery").GetGuid()));
        Assert.Equal("unknown_user", told["mail.bounced"].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task What_is_not_taken_is_tried_again_later_and_later_then_given_up_and_sent_again_by_hand()
    {
        await using var site = await TestSite.StartAsync();
        site.Status = 503;
        await using var hub = Hub(site);
        using var program = await hub.ProgramAsync();
        var (id, secret) = await MakeAsync(program, site);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await visitor.OpenAsync($"{Path}/{id}");
        await visitor.SubmitAsync("form#trial");
        for (var attempt = 1; attempt <= WebhookCall.Waits.Count; attempt++)
        {
            var call = Assert.Single(await CallsAsync(hub, calls => calls[0].Attempts == attempt));
            Assert.Equal(
                (WebhookCallState.Waiting, 503, hub.Clock.GetUtcNow() + WebhookCall.Waits[attempt - 1]),
                (call.State, call.Status, call.DueAt)
            );
            hub.Clock.Advance(WebhookCall.Waits[attempt - 1]);
        }

        await CallsAsync(hub, calls => calls[0].State == WebhookCallState.GivenUp);
        site.Status = 200;
        using var again = await hub.VisitorAsync(CampaignRole.Coordinator);
        await again.OpenAsync($"{Path}/{id}");
        Assert.Contains("HTTP 503", again.Text, StringComparison.Ordinal);
        await again.SubmitAsync("form.resend");

        await CallsAsync(hub, calls => calls[0] is { State: WebhookCallState.Told, Attempts: 1 });
        var asked = site.Requests.ToList();
        Assert.Equal(WebhookCall.Waits.Count + 2, asked.Count);
        Assert.Single(asked.Select(each => (each.Headers["webhook-id"], each.Body)).Distinct());
        Assert.Equal(Signature(secret, asked[^1]), asked[^1].Headers["webhook-signature"]);
    }

    [Fact]
    public async Task A_private_network_is_not_told_and_the_log_says_why()
    {
        await using var site = await TestSite.StartAsync();
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var (id, _) = await MakeAsync(program, site);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        visitor.Client.Speak("fr");
        await visitor.OpenAsync($"{Path}/{id}");
        await visitor.SubmitAsync("form#trial");
        await CallsAsync(hub, calls => calls.Count == 1 && calls[0].Attempts == 1);

        await visitor.OpenAsync($"{Path}/{id}");

        Assert.Empty(site.Requests);
        Assert.Contains("réseau privé", visitor.Page.QuerySelector("#calls")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_shown_once_a_new_one_signs_and_a_pause_tells_nothing()
    {
        await using var site = await TestSite.StartAsync();
        await using var hub = Hub(site);
        using var visitor = await hub.VisitorAsync(CampaignRole.Coordinator);
        await visitor.OpenAsync(Path);
        await visitor.SubmitAsync("form#add-webhook", ("Name", "CRM"), ("Address", $"{site.Url}/hook"));
        var first = visitor.Page.QuerySelector("#secret code")!.TextContent;
        await visitor.OpenAsync(visitor.Page.QuerySelector("#webhooks th a")!.GetAttribute("href")!);
        var page = new Uri(visitor.Page.DocumentUri).PathAndQuery;
        Assert.DoesNotContain(first, visitor.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await visitor.SubmitAsync("form#renewal");
        var second = visitor.Page.QuerySelector("#secret code")!.TextContent;
        await visitor.OpenAsync(page);
        await visitor.SubmitAsync("form#pause");
        await hub.SentAsync(MailSteps.Draft);
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.Empty(site.Requests);

        await visitor.OpenAsync(page);
        await visitor.SubmitAsync("form#resuming");
        await visitor.OpenAsync(page);
        await visitor.SubmitAsync("form#trial");
        await CallsAsync(hub, calls => calls.Exists(call => call is { Event: WebhookEvent.Trial, State: WebhookCallState.Told }));

        Assert.NotEqual(first, second);
        var trial = site.Requests.Single(each => each.Body.Contains("\"trial\"", StringComparison.Ordinal));
        Assert.Equal(Signature(second, trial), trial.Headers["webhook-signature"]);
    }

    [Fact]
    public async Task A_press_officer_sets_up_no_webhook()
    {
        await using var hub = new HubFactory();
        using var visitor = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await visitor.OpenAsync(Path);

        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
    }
}
