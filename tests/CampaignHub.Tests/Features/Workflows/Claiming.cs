using CampaignHub.Features.Workflows;
using CampaignHub.Features.Workflows.Instances;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Workflows;

/// <summary>Which instances are moved.</summary>
public sealed class Claiming
{
    private const int AtOnce = 25;

    [Fact]
    public async Task Signals_for_instances_that_do_not_wait_keep_nobody_from_being_moved()
    {
        await using var hub = Flows.Hub(hasRunner: false);
        await hub.BringAsync(Flows.FollowUp);
        var waiting = await hub.DbAsync(async db =>
        {
            var version = await db.Set<WorkflowVersion>().FirstAsync();
            var rows = Enumerable
                .Range(0, AtOnce + 1)
                .Select(_ => new WorkflowInstanceRow
                {
                    CampaignId = hub.Campaign.Id,
                    TypeId = version.TypeId,
                    VersionId = version.Id,
                    StartedAt = db.Here.Now,
                })
                .ToList();
            db.AddRange(rows);
            db.AddRange(
                rows.Select(row => new WorkflowSignal
                {
                    CampaignId = hub.Campaign.Id,
                    InstanceId = row.Id,
                    Event = "CampaignHubTestAnswerCame",
                    Correlation = "one",
                    Input = "{}",
                })
            );
            await db.SaveChangesAsync();
            var last = rows[^1].Id;
            await db.Set<WorkflowInstanceRow>()
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, InstanceState.Faulted), TestContext.Current.CancellationToken);
            await db.Set<WorkflowInstanceRow>()
                .Where(row => row.Id == last)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, InstanceState.Waiting), TestContext.Current.CancellationToken);
            return last;
        });

        var claimed = await hub.InsideAsync(services =>
            services.GetRequiredService<InstanceClaims>().ClaimAsync(AtOnce, TestContext.Current.CancellationToken)
        );

        Assert.Equal(waiting, Assert.Single(claimed).Id);
    }
}
