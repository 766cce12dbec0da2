using CampaignHub.Features.Mailbox.Incoming;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Mail.Reading;
using CampaignHub.Testing.Smtp;
using CampaignHub.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Mailbox;

/// <summary>B11, B12, U9: what people write back, told apart, read, looked after and answered.</summary>
public sealed class Answering
{
    public static TheoryData<string> Ways => ["in reply to", "references", "plus address", "from and subject"];

    /// <summary>B12: an answer finds the mail that it answers, however little of it the program kept.</summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_answer_finds_its_mail_and_is_shown_without_what_it_quotes(string way)
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var sent = await hub.SentAsync(MailSteps.Draft);

        await program.PostMailAsync(
            BounceSteps.Answer(
                way == "from and subject" ? "ZOE@example.org" : "zoe@elsewhere.example",
                way == "plus address" ? $"presse+{await hub.TokenAsync(sent.Id)}@hub.example" : null,
                "Re: Une réforme annulée",
                "Je viens mardi.\n\nLe 3 mars 2025 à 10:00, Presse <presse@hub.example> a écrit :\n> Bonjour",
                way switch
                {
                    "in reply to" => $"In-Reply-To: <{sent.MessageId}>",
                    "references" => $"References: <other@x.example> <{sent.MessageId}>",
                    _ => "",
                }
            )
        );

        var mail = Assert.Single(await hub.IncomingAsync());
        Assert.Equal((InboundKind.Reply, sent.Id, "Je viens mardi."), (mail.Kind, mail.AnswersId, mail.Words));
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await officer.OpenAsync("/admin/campaigns/test/mailbox/incoming?kind=Reply");
        Assert.Contains("Re: Une réforme annulée", officer.Text, StringComparison.Ordinal);
        await officer.OpenAsync("/admin/campaigns/test/mailbox/incoming?kind=Bounce");
        Assert.DoesNotContain("Re: Une réforme annulée", officer.Text, StringComparison.Ordinal);
    }

    /// <summary>The answer goes to who wrote, from the sender they wrote to, in the same thread, and says not that a machine wrote it.</summary>
    [Fact]
    public async Task A_person_looks_after_an_answer_and_answers_in_the_same_thread()
    {
        await using var relay = new SmtpSink();
        await using var hub = relay.Hub();
        using var program = await hub.ProgramAsync();
        var sent = await hub.SentAsync(MailSteps.Draft);
        await program.PostMailAsync(
            BounceSteps.Answer("zoe@example.org", null, "Re: Une réforme annulée", "Mardi ?", $"In-Reply-To: <{sent.MessageId}>")
        );
        var mail = Assert.Single(await hub.IncomingAsync());
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await officer.OpenAsync($"/admin/campaigns/test/mailbox/incoming/{mail.Id}");
        var me = officer.Page.QuerySelectorAll("#person option").Select(option => option.GetAttribute("value")!).Last(id => id.Length > 0);
        await officer.SubmitAsync("form[action='?handler=Assign']", ("person", me));
        await officer.OpenAsync($"/admin/campaigns/test/mailbox/incoming/{mail.Id}");
        await officer.SubmitAsync("form[action='?handler=Answer']", ("text", "Oui, mardi à {{ heure }}."));
        await hub.SettledAsync();

        mail = Assert.Single(await hub.IncomingAsync());
        Assert.Equal(Guid.Parse(me), mail.AssignedToId);
        Assert.NotNull(mail.DoneAt);
        var answer = relay.Mails.Last();
        Assert.Equal("zoe@example.org", answer.To);
        using var message = answer.Parse();
        Assert.Equal((mail.Key, "Re: Une réforme annulée"), (message.InReplyTo, message.Subject));
        Assert.Contains("Oui, mardi", message.TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Auto-Submitted", answer.Text, StringComparison.Ordinal);
    }

    /// <summary>U9: an unsubscribe is proposed, and a person agrees; an absence proposes nothing.</summary>
    [Fact]
    public async Task An_unsubscribe_is_proposed_and_a_person_agrees()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var sent = await hub.SentAsync(MailSteps.Draft);
        var thread = $"In-Reply-To: <{sent.MessageId}>";
        await program.PostMailAsync(BounceSteps.Answer("zoe@example.org", null, "Re: x", "Merci de me désabonner.", thread));
        await program.PostMailAsync(
            BounceSteps.Answer("zoe@example.org", null, "Re: x", "Unsubscribe me, I am away.", $"{thread}\nAuto-Submitted: auto-replied")
        );
        var mails = await hub.IncomingAsync();
        Assert.Equal([InboundKind.Unsubscribe, InboundKind.AutoReply], mails.Select(mail => mail.Kind));
        Assert.Empty(await hub.SuppressedAsync());
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);

        await officer.OpenAsync($"/admin/campaigns/test/mailbox/incoming/{mails[1].Id}");
        Assert.Null(officer.Page.QuerySelector("form[action='?handler=Unsubscribe']"));
        await officer.OpenAsync($"/admin/campaigns/test/mailbox/incoming/{mails[0].Id}");
        await officer.SubmitAsync("form[action='?handler=Unsubscribe']");

        var suppressed = Assert.Single(await hub.SuppressedAsync());
        Assert.Equal(("zoe@example.org", SuppressedSource.Asked), (suppressed.AddressKey, suppressed.Source));
        Assert.Equal(DeliveryReasons.Suppressed, (await hub.SentAsync(MailSteps.Draft with { Subject = "Another" })).ReplyText);
        // Whoever waits for a mail gets it all the same.
        var account = await hub.SentAsync(MailSteps.Draft with { Subject = "Yours", Purpose = MailPurpose.Account });
        Assert.Equal(DeliveryState.Accepted, account.State);
    }

    /// <summary>B10: what one hub sends by itself, another takes for no answer; so two hubs that answer each other stop at once.</summary>
    [Fact]
    public async Task What_another_hub_sends_by_itself_starts_nothing_here()
    {
        await using var other = new HubFactory();
        await other.SentAsync(
            MailSteps.Draft with
            {
                Purpose = MailPurpose.Workflow,
                InReplyTo = "will-be-set@hub.example",
                Subject = "Re: x",
            }
        );
        using var letter = Assert.Single(other.PickedUp());
        await using var hub = new HubFactory();
        var sent = await hub.SentAsync(MailSteps.Draft);
        letter.InReplyTo = sent.MessageId;
        using var bytes = new MemoryStream();
        await letter.WriteToAsync(bytes, TestContext.Current.CancellationToken);
        using var program = await hub.ProgramAsync();

        await program.PostMailAsync(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));

        var mail = Assert.Single(await hub.IncomingAsync());
        Assert.Equal((InboundKind.AutoReply, sent.Id, ""), (mail.Kind, mail.AnswersId, mail.Words));
        var told = await hub.DbAsync(db => db.Outbox.SingleAsync(row => row.Name == nameof(MailReceived)));
        Assert.Null(told.Read<MailReceived>().AboutId);
        Assert.Single(await hub.DeliveriesAsync());
    }

    /// <summary>B11: what is about nothing of ours is kept and shown, and a program finds it by kind.</summary>
    [Fact]
    public async Task What_is_unrelated_is_kept_and_shown()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();

        await program.PostMailAsync(BounceSteps.Answer("new@example.org", null, "Interview on Monday?", "Half an hour?"));
        var listed = await program.SendAsync(HttpMethod.Get, "incoming-mails?kind=unrelated");

        Assert.Equal(InboundKind.Unrelated, Assert.Single(await hub.IncomingAsync()).Kind);
        Assert.Equal("Half an hour?", Assert.Single(listed.Json.GetProperty("items").EnumerateArray()).GetProperty("words").GetString());
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await officer.OpenAsync("/admin/campaigns/test/mailbox/incoming");
        Assert.Contains("Interview on Monday?", officer.Text, StringComparison.Ordinal);
    }
}
