using CampaignHub.Data;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Instances;

/// <summary>Moves the instances whose time has come or that an event reached; one that cannot be moved never stops the others.</summary>
internal sealed partial class WorkflowRunner(
    IServiceScopeFactory scopes,
    Wakeups wakeups,
    Readiness readiness,
    ILogger<WorkflowRunner> logger
) : Worker(wakeups, readiness, logger)
{
    private const int Batch = 25;

    // What a long loop may do before it is another's turn.
    private const int TransactionsPerTurn = 10;

    private bool _hasRecovered;

    protected override async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        var claimed = await ClaimAsync(cancellationToken);
        foreach (var row in claimed)
        {
            await MoveAsync(row, cancellationToken);
        }

        return claimed.Count > 0;
    }

    private async Task<List<WorkflowInstanceRow>> ClaimAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<HubDb>().Here.EnterEverywhere();
        var claims = scope.ServiceProvider.GetRequiredService<InstanceClaims>();
        if (!_hasRecovered)
        {
            await claims.RecoverAsync(cancellationToken);
            _hasRecovered = true;
        }

        return await claims.ClaimAsync(Batch, cancellationToken);
    }

    private async Task MoveAsync(WorkflowInstanceRow row, CancellationToken cancellationToken)
    {
        try
        {
            for (var transactions = 0; transactions < TransactionsPerTurn; transactions++)
            {
                if (!await InCampaignAsync(row, cancellationToken))
                {
                    return;
                }
            }

            await ReleaseAsync(row, failures: 0, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(row.Id, exception);
            await ReleaseAsync(row, row.Failures + 1, cancellationToken);
        }
    }

    private async Task<bool> InCampaignAsync(WorkflowInstanceRow row, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDb>();
        var campaign = await db
            .Campaigns.IgnoreQueryFilters()
            .AsNoTracking()
            .SingleAsync(each => each.Id == row.CampaignId, cancellationToken);
        db.Here.Enter(campaign);
        return await scope.ServiceProvider.GetRequiredService<MoveInstance>().ExecuteAsync(row.Id, row.LeaseToken, cancellationToken);
    }

    private async Task ReleaseAsync(WorkflowInstanceRow row, int failures, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<HubDb>().Here.EnterEverywhere();
        await scope.ServiceProvider.GetRequiredService<InstanceClaims>().ReleaseAsync(row.Id, row.LeaseToken, failures, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The workflow instance {Id} could not be moved; it will be tried again")]
    private partial void LogFailed(Guid id, Exception exception);
}
