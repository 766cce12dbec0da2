using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Does the long imports, one at a time, as the person who began them.</summary>
internal sealed class ImportWorker(
    IServiceScopeFactory scopes,
    Wakeups wakeups,
    Readiness readiness,
    Instance process,
    ILogger<ImportWorker> logger
) : Worker(wakeups, readiness, logger)
{
    private bool _isRecovered;

    protected override async Task<bool> TurnAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await TurnAsync(scope.ServiceProvider, cancellationToken);
    }

    /// <returns>True when there was something to do.</returns>
    public async Task<bool> TurnAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var (db, here) = (services.GetRequiredService<HubDb>(), services.GetRequiredService<Here>());
        here.EnterEverywhere();
        var waiting = db.Set<ImportBatch>()
            .Where(batch =>
                batch.State == ImportState.Looking || batch.State == ImportState.Importing || batch.State == ImportState.Undoing
            )
            .OrderBy(batch => batch.Id);
        if (!_isRecovered)
        {
            await Leases.RecoverAsync(waiting, process, cancellationToken);
            _isRecovered = true;
        }

        if (await Leases.ClaimAsync(waiting, 1, here.Now, ImportWork.Lease, process, cancellationToken) is not [var batch])
        {
            return false;
        }

        here.Enter(await db.Campaigns.SingleAsync(campaign => campaign.Id == batch.CampaignId, cancellationToken));
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == batch.CreatedById, cancellationToken);
        here.Admit(person, role: null, []);
        await services.GetRequiredService<ImportWork>().DoAsync(batch, cancellationToken);
        return true;
    }
}
