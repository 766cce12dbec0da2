using System.Net;
using System.Text;
using System.Text.Json;
using CampaignHub.Features.Mailbox.Incoming;
using CampaignHub.Features.Planning;
using CampaignHub.Features.Workflows.Instances;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Events;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Notifications;
using CampaignHub.Tests.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Workflows;

/// <summary>The follow-up of a meeting, from the event to its end, over virtual weeks.</summary>
public sealed class FollowingUp
{
    [Fact]
    public async Task A_meeting_without_an_answer_is_followed_up_over_three_weeks()
    {
        await using var hub = Flows.Hub();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var demand = await hub.DemandAsync();
        await hub.BringAsync(Flows.FollowUp);

        await hub.HoldMeetingAsync(demand);
        var waiting = Assert.Single(await hub.UntilAsync(1, row => row.State == InstanceState.Waiting));

        Assert.Equal(new DateTimeOffset(2023, 1, 31, 8, 0, 0, TimeSpan.Zero), waiting.DueAt);
        Assert.Equal(["Remercier : CNAF 2023-01-19"], await TasksAsync(hub));
        Assert.Equal(["Rendez-vous tenu : CNAF"], await ToldAsync(hub));
        hub.Clock.AdjustTime(waiting.DueAt!.Value.AddSeconds(-1));
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        Assert.Equal(InstanceState.Waiting, Assert.Single(await hub.InstancesAsync()).State);
        Assert.Single(await TasksAsync(hub));

        hub.Clock.Advance(TimeSpan.FromSeconds(1));
        var reminded = Assert.Single(
            await hub.UntilAsync(1, row => row.State == InstanceState.Waiting && row.DueAt > hub.Clock.GetUtcNow())
        );

        Assert.Equal(new DateTimeOffset(2023, 2, 7, 8, 0, 0, TimeSpan.Zero), reminded.DueAt);
        Assert.Equal(["Relancer : 1. Transparence 2023-02-01", "Remercier : CNAF 2023-01-19"], await TasksAsync(hub));
        var mail = await hub.DbAsync(db => db.Set<OutgoingMail>().SingleAsync(each => each.Purpose == MailPurpose.Workflow));
        Assert.Equal("Réponse écrite attendue : CNAF", mail.Subject);
        Assert.Contains("attendue le 31 janvier 2023.", mail.Text, StringComparison.Ordinal);
        Assert.Contains($"/admin/campaigns/test/demands/{demand}", mail.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["cabinet@example.org", "someone@example.org"],
            await hub.DbAsync(db => db.Set<Delivery>().Select(row => row.Address).OrderBy(address => address).ToListAsync())
        );

        hub.Clock.AdjustTime(reminded.DueAt!.Value);
        await hub.UntilAsync(1, row => row.State == InstanceState.Finished);

        Assert.Equal(["Rendez-vous tenu : CNAF", "Toujours sans réponse : préparer le communiqué."], await ToldAsync(hub));
        Assert.Equal(2, (await TasksAsync(hub)).Count);
        Assert.Equal(
            "held tell thank answer answer first remind mail noted pause pause first press",
            string.Join(' ', (await hub.JournalAsync()).Select(step => step.ActivityId))
        );
    }

    [Fact]
    public async Task An_answer_about_the_same_thing_ends_the_follow_up_and_one_about_another_does_not()
    {
        await using var hub = Flows.Hub();
        var demand = await hub.DemandAsync();
        await hub.BringAsync(Flows.FollowUp);
        await hub.HoldMeetingAsync(demand);
        await hub.UntilAsync(1, row => row.State == InstanceState.Waiting);

        await hub.RaiseAsync(new TestAnswerCame(Guid.CreateVersion7(), Guid.CreateVersion7()));
        Assert.Equal(InstanceState.Waiting, Assert.Single(await hub.UntilAsync(1, _ => true)).State);
        await hub.RaiseAsync(new TestAnswerCame(Guid.CreateVersion7(), demand));
        await hub.UntilAsync(1, row => row.State == InstanceState.Finished);

        Assert.Equal(["Happened"], (await hub.JournalAsync())[^1].ReadOutcomes());
        Assert.Equal(0, await hub.DbAsync(db => db.Set<WorkflowWait>().CountAsync()));
    }

    [Theory]
    [InlineData("", "Happened")]
    [InlineData("Auto-Submitted: auto-replied\n", null)]
    public async Task A_mail_that_answers_what_a_workflow_sent_is_its_answer_but_an_absence_notice_is_not(string header, string? outcome)
    {
        await using var hub = Flows.Hub();
        var demand = await hub.DemandAsync();
        await hub.BringAsync(
            Flows.Chain(
                "ask",
                """CampaignHubSendMail { "To": { "Expression": "cabinet@example.org" }, "Subject": { "Expression": "Confirmation" }, "Body": { "Expression": "Bonjour" } }""",
                """CampaignHubWaitForEvent { "Event": "CampaignHubMailReceived", "Days": 10 }"""
            )
        );
        await hub.HoldMeetingAsync(demand);
        await hub.UntilAsync(1, row => row.State == InstanceState.Waiting);
        await hub.SettledAsync();
        var sent = Assert.Single(await hub.DeliveriesAsync());

        await hub.InsideAsync(async services =>
        {
            using var answer = new MemoryStream(
                Encoding.ASCII.GetBytes(
                    $"From: cabinet@example.org\nSubject: Re: Confirmation\nIn-Reply-To: <{sent.MessageId}>\n{header}\nOui.\n"
                )
            );
            return await services
                .GetRequiredService<StoreIncoming>()
                .ExecuteAsync(answer, IncomingSource.Folder, TestContext.Current.CancellationToken);
        });

        await hub.UntilAsync(1, row => row.State == (outcome is null ? InstanceState.Waiting : InstanceState.Finished));
        Assert.Equal(outcome, (await hub.JournalAsync())[^1].ReadOutcomes().SingleOrDefault());
    }

    [Fact]
    public async Task The_same_event_handed_over_again_starts_nothing_more()
    {
        await using var hub = Flows.Hub();
        var demand = await hub.DemandAsync();
        await hub.BringAsync(Flows.Chain("once", Flows.Tell));
        await hub.HoldMeetingAsync(demand);
        await hub.UntilAsync(1, row => row.State == InstanceState.Finished);

        await hub.DbAsync(db =>
            db.Outbox.ExecuteUpdateAsync(set =>
                set.SetProperty(row => row.State, OutboxState.Pending).SetProperty(row => row.DueAt, row => row.At)
            )
        );
        await hub.UntilAsync(1, row => row.State == InstanceState.Finished);

        Assert.Equal(2, (await hub.JournalAsync()).Count);
    }

    [Fact]
    public async Task A_workflow_that_is_switched_off_does_not_start()
    {
        await using var hub = Flows.Hub();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var demand = await hub.DemandAsync();
        var workflow = await hub.BringAsync(Flows.Chain("off", Flows.Tell), isEnabled: false);
        await hub.HoldMeetingAsync(demand);
        await hub.UntilAsync(0, _ => true);

        await coordinator.OpenAsync($"/admin/campaigns/test/workflows/{workflow}");
        await coordinator.SubmitAsync("form[action*=Switch]");
        Assert.Equal(HttpStatusCode.Redirect, coordinator.Status);
        await hub.HoldMeetingAsync(demand);

        await hub.UntilAsync(1, row => row.State == InstanceState.Finished);
    }

    [Fact]
    public async Task An_instance_goes_on_with_the_version_it_began_with()
    {
        await using var hub = Flows.Hub();
        var demand = await hub.DemandAsync();
        await hub.BringAsync(
            Flows.Chain("v", """CampaignHubWaitWorkingDays { "Days": 1 }""", """LogTask { "Text": { "Expression": "first" } }""")
        );
        await hub.HoldMeetingAsync(demand);
        await hub.UntilAsync(1, row => row.State == InstanceState.Waiting);
        await hub.BringAsync(
            Flows.Chain("v", """CampaignHubWaitWorkingDays { "Days": 1 }""", """LogTask { "Text": { "Expression": "second" } }""")
        );
        await hub.HoldMeetingAsync(demand);
        await hub.UntilAsync(2, row => row.State == InstanceState.Waiting);

        hub.Clock.Advance(TimeSpan.FromDays(1));
        await hub.UntilAsync(2, row => row.State == InstanceState.Finished);

        Assert.Equal(
            ["first", "second"],
            (await hub.JournalAsync()).SelectMany(step => step.ReadEffects()).Select(effect => effect.Values[0])
        );
    }

    private static Task<List<string>> TasksAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
            (
                await (
                    from item in db.Set<PlanItem>()
                    where item.DueOn != null
                    orderby item.Title
                    select new { item.Title, item.DueOn }
                ).ToListAsync()
            ).ConvertAll(each => $"{each.Title} {each.DueOn:yyyy-MM-dd}")
        );

    private static Task<List<string>> ToldAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
            (await db.Set<Notification>().OrderBy(each => each.At).Select(each => each.Values).ToListAsync()).ConvertAll(values =>
                JsonSerializer.Deserialize<string[]>(values)![0]
            )
        );

    [Fact]
    public async Task What_waits_until_a_day_of_the_event_waits_until_then_however_late_it_is_told()
    {
        await using var hub = Flows.Hub();
        var demand = await hub.DemandAsync();
        await hub.BringAsync(
            Flows.Chain(
                "reply",
                """CampaignHubWaitForEvent { "Event": "CampaignHubTestAnswerCame", "Until": { "Expression": "{{ input.replyDueOn }}", "Syntax": "Liquid" }, "TimeOfDay": "18:00" }"""
            )
        );
        // Six days after the meeting of the 17th, whose reply is due on the 31st.
        hub.Clock.Advance(TimeSpan.FromDays(6));

        await hub.HoldMeetingAsync(demand);
        var waiting = Assert.Single(await hub.UntilAsync(1, row => row.State == InstanceState.Waiting));

        Assert.Equal(new DateTimeOffset(2023, 1, 31, 17, 0, 0, TimeSpan.Zero), waiting.DueAt);
        hub.Clock.AdjustTime(waiting.DueAt!.Value);
        await hub.UntilAsync(1, row => row.State == InstanceState.Finished);
        Assert.Equal(["TimedOut"], (await hub.JournalAsync())[^1].ReadOutcomes());
    }
}
