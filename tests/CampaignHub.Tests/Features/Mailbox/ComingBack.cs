using System.Net;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Events;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Mail.Reading;
using CampaignHub.Platform.Notifications;
using CampaignHub.Testing.Smtp;
using CampaignHub.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Mailbox;

/// <summary>B1, B2, B5, B7–B9, B13, D3: what comes back of a mail, and what becomes of its address.</summary>
public sealed class ComingBack
{
    private const string Unknown = "550 5.1.1 No such user here";

    /// <summary>B1: each delivery has its own return path, and the relay is asked to name it in reports.</summary>
    [Fact]
    public async Task Each_delivery_leaves_with_a_return_path_of_its_own()
    {
        var mail = "";
        var recipient = "";
        await using var relay = new SmtpSink
        {
            Reports = true,
            Script = (stage, line) =>
            {
                mail = stage == SmtpStage.Mail ? line : mail;
                recipient = stage == SmtpStage.Rcpt ? line : recipient;
                return null;
            },
        };
        await using var hub = WithBounceAddress(relay);

        var sent = await hub.SentAsync(MailSteps.Draft);

        var token = await hub.TokenAsync(sent.Id);
        var received = Assert.Single(relay.Mails);
        Assert.Equal($"bounce+{token}@hub.example", received.From);
        Assert.True(received.From.LastIndexOf('@') <= 64);
        Assert.Contains($"ENVID={token}", mail, StringComparison.Ordinal);
        Assert.Contains("NOTIFY=FAILURE,DELAY", recipient, StringComparison.Ordinal);
        Assert.Contains($"X-CampaignHub-Delivery: {token}", received.Text, StringComparison.Ordinal);
        Assert.Equal("presse@hub.example", received.Parse().From.Mailboxes.Single().Address);
    }

    /// <summary>B1: a forged signature is refused; capitals do no harm.</summary>
    [Fact]
    public async Task A_token_that_somebody_made_up_names_nothing()
    {
        await using var hub = new HubFactory();
        var sent = await hub.SentAsync(MailSteps.Draft);
        var token = await hub.TokenAsync(sent.Id);

        var read = await hub.InsideAsync(services =>
        {
            var tokens = services.GetRequiredService<DeliveryTokens>();
            var forged = token[..^1] + (token[^2] == 'a' ? 'b' : 'a');
            return Task.FromResult(
                (tokens.Read(token), tokens.Read(token.ToUpperInvariant()), tokens.Read(forged[..30] + "aaaaaaaaa"), tokens.Read("x"))
            );
        });

        Assert.Equal((sent.Id, sent.Id, null, null), read);
    }

    public static TheoryData<string> Keys => ["return path", "envelope", "header", "message id", "address"];

    /// <summary>B2: each key alone identifies the delivery.</summary>
    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_report_finds_its_delivery_by_each_key_alone(string key)
    {
        await using var hub = new HubFactory();
        var sent = await hub.SentAsync(MailSteps.Draft);
        var token = await hub.TokenAsync(sent.Id);
        using var program = await hub.ProgramAsync();
        var report = BounceSteps.Report(
            key == "return path" ? $"bounce+{token}@hub.example" : "bounce@hub.example",
            key == "address" ? "ZOE@example.org" : "hidden@relay.example",
            "5.1.1",
            Unknown,
            headers: key switch
            {
                "header" => $"X-CampaignHub-Delivery: {token}",
                "message id" => $"Message-ID: <{sent.MessageId}>",
                _ => "X-Other: y",
            }
        );
        report =
            key == "envelope"
                ? report.Replace("Reporting-MTA", $"Original-Envelope-Id: {token}\nReporting-MTA", StringComparison.Ordinal)
                : report;

        await program.PostMailAsync(report);

        var row = Assert.Single(await hub.DeliveriesAsync());
        Assert.Equal((BounceReason.UnknownUser, BounceEffect.Suppress, "5.1.1"), (row.Bounce, row.BounceEffect, row.BounceStatus));
        Assert.Equal(sent.Id, Assert.Single(await hub.IncomingAsync()).AnswersId);
    }

    /// <summary>B5, B13, U7: the address is given up, once, and left out from then on; a person can take it back.</summary>
    [Fact]
    public async Task An_address_that_does_not_exist_is_left_out_until_a_person_takes_it_back()
    {
        await using var hub = new HubFactory();
        var sent = await hub.SentAsync(MailSteps.Draft);
        using var program = await hub.ProgramAsync();
        var report = BounceSteps.Report($"bounce+{await hub.TokenAsync(sent.Id)}@hub.example", "zoe@example.org", "5.1.1", Unknown);

        Assert.True(await program.PostMailAsync(report));
        Assert.False(await program.PostMailAsync(report));
        var again = await hub.SentAsync(MailSteps.Draft with { Subject = "Another" });

        Assert.Equal((DeliveryState.Failed, DeliveryReasons.Suppressed), (again.State, again.ReplyText));
        var suppressed = Assert.Single(await hub.SuppressedAsync());
        Assert.Equal(
            ("zoe@example.org", BounceReason.UnknownUser, sent.Id),
            (suppressed.AddressKey, suppressed.Reason, suppressed.DeliveryId)
        );
        using var officer = await hub.VisitorAsync(CampaignRole.PressOfficer);
        await officer.OpenAsync($"/admin/campaigns/test/mailbox/{sent.MailId}");
        Assert.Contains("The address does not exist", officer.Text, StringComparison.Ordinal);
        await officer.OpenAsync("/admin/campaigns/test/mailbox/suppressed?q=zoe");
        Assert.Contains(Unknown, officer.Text, StringComparison.Ordinal);
        await officer.SubmitAsync("table form");
        await officer.FollowAsync();
        Assert.Contains("Mails go to zoe@example.org again.", officer.Text, StringComparison.Ordinal);
        Assert.Equal(DeliveryState.Accepted, (await hub.SentAsync(MailSteps.Draft with { Subject = "A third" })).State);
    }

    [Fact]
    public async Task A_reader_sees_no_address_that_is_left_out()
    {
        await using var hub = new HubFactory();
        using var reader = await hub.VisitorAsync(CampaignRole.Reader);

        await reader.OpenAsync("/admin/campaigns/test/mailbox/suppressed");

        Assert.Equal(HttpStatusCode.Forbidden, reader.Status);
    }

    /// <summary>B5, B7: what may pass counts in a row; a mail that arrived in between begins the count anew.</summary>
    [Fact]
    public async Task A_full_mailbox_is_left_out_only_after_several_returns_in_a_row()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();

        await ReturnAsync("1");
        await ReturnAsync("2");
        await hub.SentAsync(MailSteps.Draft with { Subject = "Arrived" });
        hub.Clock.Advance(TimeSpan.FromMinutes(1));
        await ReturnAsync("3");
        await ReturnAsync("4");
        Assert.Empty(await hub.SuppressedAsync());
        await ReturnAsync("5");
        Assert.Equal(BounceReason.Full, Assert.Single(await hub.SuppressedAsync()).Reason);

        async Task ReturnAsync(string subject)
        {
            var sent = await hub.SentAsync(MailSteps.Draft with { Subject = subject });
            var to = $"bounce+{await hub.TokenAsync(sent.Id)}@hub.example";
            await program.PostMailAsync(BounceSteps.Report(to, "zoe@example.org", "5.2.2", "552 5.2.2 Mailbox full"));
            hub.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    /// <summary>B3: a delay gives nobody up and counts for nothing.</summary>
    [Fact]
    public async Task A_delay_gives_nobody_up()
    {
        await using var hub = new HubFactory();
        using var program = await hub.ProgramAsync();
        var sent = await hub.SentAsync(MailSteps.Draft);
        var to = $"bounce+{await hub.TokenAsync(sent.Id)}@hub.example";

        await program.PostMailAsync(BounceSteps.Report(to, "zoe@example.org", "4.1.1", "450 4.1.1 unknown user", action: "delayed"));

        Assert.Empty(await hub.SuppressedAsync());
        Assert.Equal(BounceEffect.None, Assert.Single(await hub.DeliveriesAsync()).BounceEffect);
    }

    /// <summary>B8: the relay's own refusal of a recipient is a bounce, only sooner.</summary>
    [Fact]
    public async Task A_recipient_whom_the_relay_refuses_at_once_has_come_back_too()
    {
        await using var relay = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Rcpt ? "550 5.1.1 User unknown" : null };
        await using var hub = relay.Hub();

        var sent = await hub.SentAsync(MailSteps.Draft);

        Assert.Equal((DeliveryState.Failed, BounceReason.UnknownUser, "5.1.1"), (sent.State, sent.Bounce, sent.BounceStatus));
        Assert.Equal(BounceReason.UnknownUser, Assert.Single(await hub.SuppressedAsync()).Reason);
    }

    /// <summary>B5: our fault is told to those who look after the mail, once, and no journalist is left out for it.</summary>
    [Fact]
    public async Task What_is_our_fault_is_told_once_and_leaves_nobody_out()
    {
        await using var relay = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Dot ? "550 5.7.1 SPF check failed" : null };
        await using var hub = relay.Hub();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);

        await hub.QueueAsync(MailSteps.Draft.To(3));
        await hub.SettledAsync();
        await hub.UntilAsync(row => row.Bounce == BounceReason.Auth);
        var told = await ToldAsync(hub);

        Assert.Empty(await hub.SuppressedAsync());
        Assert.StartsWith("A server does not believe that this mail is ours", Assert.Single(told).Template, StringComparison.Ordinal);
    }

    /// <summary>B9: a complaint, its recipient blacked out, is found by its token; the address gets no more and nobody is answered.</summary>
    [Fact]
    public async Task A_complaint_leaves_the_address_out_and_is_answered_by_nobody()
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        using var program = await hub.ProgramAsync();
        var sent = await hub.SentAsync(MailSteps.Draft);
        var complaint = $"""
            From: feedback@isp.example
            To: abuse@hub.example
            Subject: FW: x
            Message-ID: <complaint@isp.example>
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=feedback-report; boundary="b1"

            --b1
            Content-Type: message/feedback-report

            Feedback-Type: abuse
            User-Agent: Loop/1.0
            Version: 1

            --b1
            Content-Type: text/rfc822-headers

            To: redacted@isp.example
            X-CampaignHub-Delivery: {await hub.TokenAsync(sent.Id)}

            --b1--
            """;

        await program.PostMailAsync(complaint);
        var told = await ToldAsync(hub);

        var suppressed = Assert.Single(await hub.SuppressedAsync());
        Assert.Equal(("zoe@example.org", SuppressedSource.Complaint), (suppressed.AddressKey, suppressed.Source));
        Assert.StartsWith("Somebody called this mail spam", Assert.Single(told).Template, StringComparison.Ordinal);
        Assert.Single(await hub.DeliveriesAsync());
    }

    /// <summary>D3: a report or an answer settles what was uncertain.</summary>
    [Theory]
    [InlineData("report")]
    [InlineData("answer")]
    public async Task What_was_uncertain_is_settled_by_what_comes_back(string what)
    {
        await using var relay = new SmtpSink { Script = (stage, _) => stage == SmtpStage.Dot ? SmtpReply.DropAfterStoring : null };
        await using var hub = relay.Hub().Expecting("is uncertain");
        using var program = await hub.ProgramAsync();
        var sent = await hub.SentAsync(MailSteps.Draft);
        Assert.Equal(DeliveryState.Uncertain, sent.State);

        await program.PostMailAsync(
            what == "report"
                ? BounceSteps.Report($"b+{await hub.TokenAsync(sent.Id)}@hub.example", "zoe@example.org", "2.1.5", "250 OK", "delivered")
                : BounceSteps.Answer("zoe@example.org", null, "Re: x", "Merci.", $"In-Reply-To: <{sent.MessageId}>")
        );

        var row = Assert.Single(await hub.DeliveriesAsync());
        Assert.Equal((DeliveryState.Accepted, (BounceReason?)null), (row.State, row.Bounce));
        Assert.Null(row.Raw);
    }

    private static HubFactory WithBounceAddress(SmtpSink relay)
    {
        var hub = relay.Hub();
        hub.Settings["CampaignHub:Mail:BounceAddress"] = "bounce@hub.example";
        return hub;
    }

    // The event is told by the dispatcher, in its own time.
    private static async Task<List<Notification>> ToldAsync(HubFactory hub)
    {
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromSeconds(20); )
        {
            var pending = await hub.DbAsync(db =>
                db.Outbox.CountAsync(row => row.Name == nameof(DeliveryBounced) && row.State == OutboxState.Pending)
            );
            if (pending == 0)
            {
                break;
            }

            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        return await hub.DbAsync(db => db.Set<Notification>().AsNoTracking().ToListAsync());
    }
}
