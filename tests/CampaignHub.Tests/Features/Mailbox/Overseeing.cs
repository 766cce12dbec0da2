using System.Net;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Records;
using CampaignHub.Testing.Smtp;
using CampaignHub.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Mailbox;

/// <summary>What people see of outgoing mail, and what they decide.</summary>
public sealed class Overseeing
{
    [Fact]
    public async Task An_address_that_cannot_exist_is_shown_without_a_message()
    {
        await using var hub = new HubFactory();
        var mail = await hub.QueueAsync(MailSteps.Draft with { Recipients = [new MailRecipient("nobody at all", "Zoé")] });
        await hub.SettledAsync();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await officer.OpenAsync($"/admin/campaigns/test/mailbox/{mail.Id}");

        Assert.Equal(HttpStatusCode.OK, officer.Status);
        Assert.Contains("1 Failed", officer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mailbox")]
    [InlineData("media")]
    [InlineData("coverage")]
    public async Task A_page_far_beyond_the_last_is_the_last(string list)
    {
        await using var hub = new HubFactory();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await officer.OpenAsync($"/admin/campaigns/test/{list}?page={int.MaxValue}");

        Assert.Equal(HttpStatusCode.OK, officer.Status);
    }

    [Fact]
    public async Task A_press_officer_finds_a_mail_by_its_recipient_and_reads_what_they_got()
    {
        await using var hub = new HubFactory();
        var mail = await hub.QueueAsync(MailSteps.Draft);
        await hub.QueueAsync(MailSteps.Draft.To(3) with { Subject = "Autre chose" });
        await hub.SettledAsync();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await officer.OpenAsync("/admin/campaigns/test/mailbox?q=ZOE@example.org");
        Assert.Contains("Une réforme annulée", officer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Autre chose", officer.Text, StringComparison.Ordinal);
        await officer.OpenAsync("/admin/campaigns/test/mailbox?state=Failed");
        Assert.Contains("Nothing found", officer.Text, StringComparison.Ordinal);
        await officer.OpenAsync($"/admin/campaigns/test/mailbox/{mail.Id}");

        Assert.Equal(HttpStatusCode.OK, officer.Status);
        Assert.Contains("1 Accepted", officer.Text, StringComparison.Ordinal);
        Assert.Contains("Bonjour Zoé,", officer.Page.QuerySelector(".mail-text")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Written to the folder of mails", officer.Text, StringComparison.Ordinal);
        var eml = await officer.Client.GetStringAsync(
            new Uri($"/admin/campaigns/test/mailbox/{mail.Id}?handler=Eml", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("To: =?utf-8?b?Wm/DqQ==?=", eml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_confidential_mail_stands_in_the_list_and_keeps_its_content()
    {
        await using var hub = new HubFactory();
        var mail = await hub.QueueAsync(
            MailSteps.Draft with
            {
                Subject = "Invitation",
                Text = "https://hub.example/secret",
                Html = null,
                IsConfidential = true,
                OfWorkspace = true,
            }
        );
        using var administrator = await hub.AdministratorAsync();

        await administrator.OpenAsync("/admin/mailbox");
        Assert.Contains("Invitation", administrator.Text, StringComparison.Ordinal);
        await administrator.OpenAsync($"/admin/mailbox/{mail.Id}");

        Assert.Contains("bears a personal link", administrator.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", administrator.Page.Source.Text, StringComparison.Ordinal);
        await administrator.OpenAsync($"/admin/mailbox/{mail.Id}?handler=Eml");
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
        await administrator.OpenAsync($"/admin/campaigns/test/mailbox/{mail.Id}");
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
    }

    [Fact]
    public async Task A_person_sends_an_uncertain_mail_again_with_the_same_bytes()
    {
        await using var relay = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Dot ? SmtpReply.DropAfterStoring : null };
        await using var hub = relay.Hub().Expecting("is uncertain");
        var mail = await hub.QueueAsync(MailSteps.Draft);
        await hub.SettledAsync();
        relay.Script = (_, _) => null;
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await coordinator.OpenAsync("/admin/campaigns/test");
        Assert.Contains("1 delivery is uncertain: send it again or mark it as sent", coordinator.Text, StringComparison.Ordinal);

        await coordinator.OpenAsync($"/admin/campaigns/test/mailbox/{mail.Id}");
        await coordinator.AskAsync("form[action*='handler=Again']");
        Assert.Contains("1 person may get this mail a second time.", coordinator.Text, StringComparison.Ordinal);
        Assert.Single(relay.Mails);
        await coordinator.AskAsync("form#confirm");
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);

        var mails = relay.Mails.ToList();
        Assert.Equal(2, mails.Count);
        Assert.Equal(mails[0].Text, mails[1].Text);
        var entry = await hub.DbAsync(db =>
            db.Journal.SingleAsync(entry => entry.RecordId == mail.Id && entry.Action == JournalAction.Changed)
        );
        Assert.NotNull(entry.UserId);
    }

    [Fact]
    public async Task A_person_takes_an_uncertain_mail_as_sent()
    {
        await using var relay = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Dot ? SmtpReply.DropAfterStoring : null };
        await using var hub = relay.Hub().Expecting("is uncertain");
        var mail = await hub.QueueAsync(MailSteps.Draft);
        await hub.SettledAsync();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await officer.OpenAsync($"/admin/campaigns/test/mailbox/{mail.Id}");
        await officer.SubmitAsync("form[action*='handler=Sent']");

        var row = Assert.Single(await hub.DeliveriesAsync());
        Assert.Equal((DeliveryState.Accepted, DeliveryReasons.ByHand), (row.State, row.ReplyText));
        Assert.Null(row.Raw);
        Assert.Single(relay.Mails);
    }

    [Fact]
    public async Task A_contributor_does_not_see_mail_and_another_campaigns_mail_is_not_found()
    {
        await using var hub = new HubFactory();
        var mail = await hub.QueueAsync(MailSteps.Draft);
        await hub.DbAsync(async db =>
        {
            db.Add(new Campaign { Name = "Other", Slug = "other" });
            return await db.SaveChangesAsync();
        });
        using var contributor = await hub.VisitorAsync(CampaignRole.Contributor);
        using var administrator = await hub.AdministratorAsync();

        await contributor.OpenAsync("/admin/campaigns/test/mailbox");
        Assert.Equal(HttpStatusCode.Forbidden, contributor.Status);
        await contributor.OpenAsync("/admin/mailbox");
        Assert.Equal(HttpStatusCode.Forbidden, contributor.Status);
        await administrator.OpenAsync($"/admin/campaigns/other/mailbox/{mail.Id}");
        Assert.Equal(HttpStatusCode.NotFound, administrator.Status);
        await administrator.OpenAsync($"/admin/mailbox/{mail.Id}");
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
    }

    [Fact]
    public async Task The_api_lists_deliveries_with_their_counts()
    {
        await using var hub = new HubFactory();
        var draft = MailSteps.Draft.To(3);
        await hub.QueueAsync(draft with { Recipients = [.. draft.Recipients, new MailRecipient("nobody", "N")] });
        await hub.SettledAsync();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        var all = await GetAsync(officer, "/api/v1/campaigns/test/deliveries?limit=2");
        var failed = await GetAsync(officer, "/api/v1/campaigns/test/deliveries?state=failed");
        var next = await GetAsync(
            officer,
            $"/api/v1/campaigns/test/deliveries?limit=50&cursor={all.GetProperty("nextCursor").GetString()}"
        );

        Assert.Equal(3, all.GetProperty("counts").GetProperty("accepted").GetInt32());
        Assert.Equal(1, all.GetProperty("counts").GetProperty("failed").GetInt32());
        Assert.Equal(2, all.GetProperty("items").GetArrayLength());
        Assert.Equal(2, next.GetProperty("items").GetArrayLength());
        Assert.Equal("nobody", failed.GetProperty("items")[0].GetProperty("address").GetString());
        await officer.OpenAsync("/api/v1/campaigns/test/deliveries?state=lost");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, officer.Status);
        Assert.Contains("bad_value", officer.Page.Source.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_sends_an_uncertain_mail_again_once_or_takes_it_as_sent()
    {
        await using var relay = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Dot ? SmtpReply.DropAfterStoring : null };
        await using var hub = relay.Hub().Expecting("is uncertain");
        var again = await hub.QueueAsync(MailSteps.Draft);
        var sent = await hub.QueueAsync(MailSteps.Draft.To(2) with { Subject = "Autre chose" });
        await hub.SettledAsync();
        relay.Script = (_, _) => null;
        using var officer = await hub.ProgramAsync(CampaignRole.PressOfficer);
        var one = (await hub.DeliveriesAsync()).First(row => row.MailId == sent.Id).Id;

        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(officer, "resendings", new { mail = Guid.CreateVersion7() })).Status);
        Assert.Equal((HttpStatusCode.OK, 1), await PostAsync(officer, "resendings", new { mail = again.Id }));
        Assert.Equal((HttpStatusCode.OK, 1), await PostAsync(officer, "acceptances", new { mail = sent.Id, delivery = one }));
        await hub.UntilAsync(row => row.MailId != again.Id || row.State == DeliveryState.Accepted);
        Assert.Equal((HttpStatusCode.OK, 0), await PostAsync(officer, "resendings", new { mail = again.Id }));
        Assert.Equal((HttpStatusCode.OK, 0), await PostAsync(officer, "resendings", new { mail = sent.Id, state = "failed" }));

        var rows = await hub.DeliveriesAsync();
        Assert.Equal(
            (DeliveryState.Accepted, DeliveryReasons.ByHand),
            rows.Where(row => row.Id == one).Select(row => (row.State, row.ReplyText)).Single()
        );
        Assert.Equal(DeliveryState.Uncertain, rows.Single(row => row.MailId == sent.Id && row.Id != one).State);
        Assert.Equal(4, relay.Mails.Count);
    }

    [Fact]
    public async Task The_page_asks_anew_while_mails_leave_and_rests_when_nobody_waits()
    {
        await using var relay = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Rcpt ? "450 later" : null };
        await using var hub = relay.Hub();
        var mail = await hub.QueueAsync(MailSteps.Draft);
        await hub.SettledAsync();
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await officer.OpenAsync($"/admin/campaigns/test/mailbox/{mail.Id}?state=Deferred");
        var standing = officer.Page.QuerySelector("#standing")!;
        Assert.Equal("every 30s", standing.GetAttribute("hx-trigger"));
        Assert.Equal($"/admin/campaigns/test/mailbox/{mail.Id}?state=Deferred", standing.GetAttribute("hx-get"));
        await StateAsync(DeliveryState.DataStarted);
        await officer.OpenAsync(standing.GetAttribute("hx-get")!);
        Assert.Equal("every 2s", officer.Page.QuerySelector("#standing")!.GetAttribute("hx-trigger"));
        await StateAsync(DeliveryState.Deferred);
        relay.Script = (_, _) => null;
        hub.Clock.Advance(TimeSpan.FromHours(1));
        await hub.UntilAsync(row => row.State == DeliveryState.Accepted);
        await officer.OpenAsync(standing.GetAttribute("hx-get")!);

        Assert.Contains("1 Accepted", officer.Page.QuerySelector("#states")!.TextContent, StringComparison.Ordinal);
        Assert.False(officer.Page.QuerySelector("#standing")!.HasAttribute("hx-trigger"));

        // Held by another process, as it were: nobody here takes it up.
        Task<int> StateAsync(DeliveryState state)
        {
            DateTimeOffset? until = state == DeliveryState.Deferred ? null : hub.Clock.GetUtcNow().AddMinutes(30);
            return hub.DbAsync(db =>
                db.Set<Delivery>()
                    .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state).SetProperty(row => row.LeaseUntil, until))
            );
        }
    }

    private static async Task<(HttpStatusCode Status, int Count)> PostAsync(HttpClient program, string deed, object body)
    {
        var answer = await program.SendAsync(HttpMethod.Post, $"deliveries/{deed}", body);
        return (answer.Status, answer.Status == HttpStatusCode.OK ? answer.Json.GetProperty("count").GetInt32() : 0);
    }

    private static async Task<System.Text.Json.JsonElement> GetAsync(Visitor visitor, string path) =>
        await visitor.Client.GetFromJsonAsync<System.Text.Json.JsonElement>(path, TestContext.Current.CancellationToken);
}
