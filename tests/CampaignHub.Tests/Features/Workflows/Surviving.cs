using System.Net;
using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Workflows.Instances;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Notifications;
using CampaignHub.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Workflows;

/// <summary>Crashes, faults, several runners, loops: every effect once, and one bad instance stops no other.</summary>
public sealed class Surviving
{
    private const string Trip = "CampaignHubTestTrips";

    [Fact]
    public async Task A_runner_that_dies_between_two_steps_leaves_nothing_half_done()
    {
        var tripwire = new Tripwire();
        await using var hub = Flows.Hub(tripwire, hasRunner: false);
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var demand = await hub.DemandAsync();
        await hub.BringAsync(Flows.Chain("dies", Flows.Tell, Trip, Flows.Tell));
        await hub.HoldMeetingAsync(demand);
        await hub.UntilAsync(1, _ => true);
        var held = Assert.Single(await ClaimAsync(hub));

        using var killed = new CancellationTokenSource();
        tripwire.Reached = killed.Cancel;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => MoveAsync(hub, held, killed.Token));

        Assert.Empty(await hub.JournalAsync());
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Notification>().CountAsync()));
        Assert.Empty(await ClaimAsync(hub));
        hub.Clock.Advance(InstanceClaims.Lease + TimeSpan.FromSeconds(1));
        tripwire.Reached = () => { };
        var again = Assert.Single(await ClaimAsync(hub));
        Assert.False(await MoveAsync(hub, held, TestContext.Current.CancellationToken));
        Assert.Empty(await hub.JournalAsync());

        Assert.False(await MoveAsync(hub, again, TestContext.Current.CancellationToken));

        Assert.Equal(InstanceState.Finished, Assert.Single(await hub.InstancesAsync()).State);
        Assert.Equal([1, 2, 3, 4], (await hub.JournalAsync()).Select(step => step.Sequence));
        Assert.Equal(2, await hub.DbAsync(db => db.Set<Notification>().CountAsync()));
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Demand>().CountAsync(each => each.Number > 1000)));
    }

    [Fact]
    public async Task A_step_that_fails_undoes_what_it_did_says_why_and_can_be_tried_again()
    {
        var tripwire = new Tripwire { Reached = () => throw new InvalidOperationException("The relay does not answer.") };
        await using var hub = Flows.Hub(tripwire).Expecting("CampaignHubTestTrips faulted");
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var demand = await hub.DemandAsync();
        await hub.BringAsync(Flows.Chain("fails", Flows.Tell, Trip, Flows.Tell));
        await hub.HoldMeetingAsync(demand);
        var faulted = Assert.Single(await hub.UntilAsync(1, row => row.State == InstanceState.Faulted));
        Assert.Equal(0, await hub.DbAsync(db => db.Set<Demand>().CountAsync(each => each.Number > 1000)));
        Assert.Equal(1, await hub.DbAsync(db => db.Set<Notification>().CountAsync()));

        await coordinator.OpenAsync("/admin/campaigns/test");
        Assert.Contains("It stopped: The relay does not answer.", coordinator.Text, StringComparison.Ordinal);
        await coordinator.OpenAsync($"/admin/campaigns/test/workflows/instances/{faulted.Id}");
        Assert.Contains("The relay does not answer.", coordinator.Text, StringComparison.Ordinal);
        tripwire.Reached = () => { };
        await coordinator.SubmitAsync("form[action*=Retry]");
        await hub.UntilAsync(1, row => row.State == InstanceState.Finished);

        Assert.Equal(1, await hub.DbAsync(db => db.Set<Demand>().CountAsync(each => each.Number > 1000)));
        Assert.Equal(2, await hub.DbAsync(db => db.Set<Notification>().CountAsync()));
        var tries = (await hub.JournalAsync()).Where(step => step.ActivityId == "a1").ToList();
        Assert.Equal([1, 2], tries.Select(step => step.Attempt));
        Assert.Equal([ActivityStatus.Faulted, ActivityStatus.Completed], tries.Select(step => step.Status));
    }

    [Fact]
    public async Task Two_runners_share_the_instances_without_doing_anything_twice()
    {
        const int Meetings = 60;
        await using var hub = Flows.Hub();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var demand = await hub.DemandAsync();
        await hub.BringAsync(Flows.Chain("shared", Flows.Tell, """LogTask { "Text": { "Expression": "x" } }""", Flows.Tell));
        using var second = ActivatorUtilities.CreateInstance<WorkflowRunner>(hub.Services);
        await second.StartAsync(TestContext.Current.CancellationToken);

        await hub.RaiseAsync([
            .. Enumerable.Range(0, Meetings).Select(_ => new TestMeetingHeld(demand, "CNAF", new DateOnly(2023, 1, 31))),
        ]);
        await hub.UntilAsync(Meetings, row => row.State == InstanceState.Finished);
        await second.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Meetings * 4, (await hub.JournalAsync()).Count);
        Assert.Equal(Meetings * 2, await hub.DbAsync(db => db.Set<Notification>().CountAsync()));
    }

    [Fact]
    public async Task A_loop_that_never_waits_is_stopped_and_others_go_on()
    {
        await using var hub = Flows.Hub();
        var demand = await hub.DemandAsync();
        await hub.BringAsync(
            Flows
                .Chain("endless", """WhileLoopTask { "Condition": { "Expression": "true" } }""")
                .Replace(
                    "\"Transitions\":[",
                    "\"Transitions\":[{\"SourceActivityId\":\"a0\",\"SourceOutcomeName\":\"Iterate\",\"DestinationActivityId\":\"a0\"},",
                    StringComparison.Ordinal
                )
        );
        await hub.BringAsync(Flows.Chain("other", Flows.Tell));

        await hub.HoldMeetingAsync(demand);
        var rows = await hub.UntilAsync(2, row => row.State is InstanceState.Faulted or InstanceState.Finished);

        Assert.Equal(
            "The workflow was stopped: it executed 1000 activities without waiting.",
            rows.Single(row => row.State == InstanceState.Faulted).ReadFault()?.Told
        );
        Assert.Single(rows, row => row.State == InstanceState.Finished);
    }

    [Fact]
    public async Task An_instance_that_is_cancelled_hears_of_nothing_any_more()
    {
        await using var hub = Flows.Hub();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        var demand = await hub.DemandAsync();
        await hub.BringAsync(Flows.FollowUp);
        await hub.HoldMeetingAsync(demand);
        var waiting = Assert.Single(await hub.UntilAsync(1, row => row.State == InstanceState.Waiting));

        await coordinator.OpenAsync($"/admin/campaigns/test/workflows/instances/{waiting.Id}");
        Assert.Contains("for: An answer came", coordinator.Text, StringComparison.Ordinal);
        Assert.Contains("until 31 January 2023, 09:00", coordinator.Text, StringComparison.Ordinal);
        await coordinator.SubmitAsync("form[action*=Cancellation]");
        Assert.Equal(HttpStatusCode.Redirect, coordinator.Status);
        await hub.RaiseAsync(new TestAnswerCame(Guid.CreateVersion7(), demand));
        hub.Clock.Advance(TimeSpan.FromDays(30));

        await hub.UntilAsync(1, row => row.State == InstanceState.Cancelled);
        Assert.Equal(4, (await hub.JournalAsync()).Count);
    }

    private static Task<List<WorkflowInstanceRow>> ClaimAsync(HubFactory hub) =>
        hub.InsideAsync(services =>
        {
            services.GetRequiredService<HubDb>().Here.EnterEverywhere();
            return services.GetRequiredService<InstanceClaims>().ClaimAsync(10, TestContext.Current.CancellationToken);
        });

    private static Task<bool> MoveAsync(HubFactory hub, WorkflowInstanceRow row, CancellationToken cancellationToken) =>
        hub.InsideAsync(services => services.GetRequiredService<MoveInstance>().ExecuteAsync(row.Id, row.LeaseToken, cancellationToken));

    [Fact]
    public async Task Somebody_lets_it_go_on_without_the_step_that_failed_and_says_why()
    {
        var tripwire = new Tripwire { Reached = () => throw new InvalidOperationException("No.") };
        await using var hub = Flows.Hub(tripwire).Expecting("CampaignHubTestTrips faulted");
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);
        await hub.BringAsync(Flows.Chain("trips", "CampaignHubTestTrips", Flows.Tell));
        await hub.HoldMeetingAsync(await hub.DemandAsync());
        var faulted = Assert.Single(await hub.UntilAsync(1, row => row.State == InstanceState.Faulted));
        await coordinator.OpenAsync($"/admin/campaigns/test/workflows/instances/{faulted.Id}");

        await coordinator.SubmitAsync("form[action*=Skip]", ("reason", ""));
        Assert.Contains("Say why the step is skipped", coordinator.Text, StringComparison.Ordinal);
        await coordinator.OpenAsync($"/admin/campaigns/test/workflows/instances/{faulted.Id}");
        await coordinator.SubmitAsync("form[action*=Skip]", ("outcome", "Done"), ("reason", "Done by hand."));

        await hub.UntilAsync(1, row => row.State == InstanceState.Finished);
        Assert.Equal(
            [
                ("start", ActivityStatus.Completed),
                ("a0", ActivityStatus.Faulted),
                ("a0", ActivityStatus.Skipped),
                ("a1", ActivityStatus.Completed),
            ],
            (await hub.JournalAsync()).Select(step => (step.ActivityId, step.Status))
        );
        await coordinator.FollowAsync();
        Assert.Contains("Done by hand.", coordinator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Through_the_api_a_wait_is_ended_by_hand_and_its_event_finds_nothing_any_more()
    {
        await using var hub = Flows.Hub();
        using var program = await hub.ProgramAsync();
        var demand = await hub.DemandAsync();
        await hub.BringAsync(Flows.FollowUp);
        await hub.HoldMeetingAsync(demand);
        var waiting = Assert.Single(await hub.UntilAsync(1, row => row.State == InstanceState.Waiting));
        object Skip(string outcome) =>
            new
            {
                activityId = "answer",
                outcome,
                reason = "They telephoned.",
            };

        var wrong = await program.SendAsync(HttpMethod.Post, $"workflow-instances/{waiting.Id}/skip", Skip("Done"));
        var right = await program.SendAsync(HttpMethod.Post, $"workflow-instances/{waiting.Id}/skip", Skip("Happened"));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.OK), (wrong.Status, right.Status));
        await hub.UntilAsync(1, row => row.State == InstanceState.Finished);
        Assert.Equal(0, await hub.DbAsync(db => db.Set<WorkflowWait>().CountAsync()));
    }
}
