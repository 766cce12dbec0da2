using CampaignHub.Data;
using CampaignHub.Platform.Records;
using Hangfire;

namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>The network of the campaign entered, as a filter shows it on a day.</summary>
internal sealed class NetworkOfCampaign(HubDb db, Remembered<NetworkFacts> memory, PlaceActors place, IBackgroundJobClient jobs)
{
    // So many are placed while somebody waits; more are a job's.
    private const int Few = 400;

    public async Task<NetworkView> ReadAsync(NetworkFilter filter, CancellationToken cancellationToken)
    {
        var facts = await memory.CurrentAsync(Kept.Map, db.Here.Campaign.Id, db, LoadNetwork.ExecuteAsync, cancellationToken);
        return facts.ViewOf(filter, filter.On ?? db.Here.Today);
    }

    /// <summary>Sees to it that everybody has a place; false as long as a job works on it.</summary>
    public async Task<bool> IsPlacedAsync(NetworkFacts facts, CancellationToken cancellationToken)
    {
        if (facts.IsPlaced)
        {
            return true;
        }

        if (facts.Actors.Count <= Few)
        {
            await place.ExecuteAsync(facts, cancellationToken);
            return true;
        }

        facts.Places = await LoadNetwork.PlacesAsync(db, facts.Numbers, cancellationToken);
        if (facts is { IsPlaced: false, IsAskedFor: false })
        {
            facts.IsAskedFor = true;
            var campaign = db.Here.Campaign.Id;
            jobs.Enqueue<PlaceActors>(job => job.ExecuteAsync(campaign, CancellationToken.None));
        }

        return facts.IsPlaced;
    }
}
