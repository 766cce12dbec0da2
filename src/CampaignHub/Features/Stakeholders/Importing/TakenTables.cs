using CampaignHub.Data;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Stakeholders.Importing.Formats;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Tables of the network and of the views that leave the hub: stances, scores and ties of family only for who asks and may, and each written down.</summary>
internal sealed class TakenTables(HubDb db, RightsDesk rights)
{
    /// <param name="isSensitive">Somebody asked for what is left out else.</param>
    public bool May(bool isSensitive) => !isSensitive || db.Here.Can(StakeholdersFeature.Import);

    /// <param name="what">English, of the register: "The network".</param>
    /// <param name="people">How many are in it.</param>
    /// <param name="isSensitive">With stances and scores.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task RegisterAsync(string what, int people, bool isSensitive, CancellationToken cancellationToken)
    {
        rights.Register(isSensitive ? $"{what} with stances and scores" : what, MapFormat.Csv.Word(), people);
        await db.SaveChangesAsync(cancellationToken);
    }
}
