using CampaignHub.Data;
using CampaignHub.Platform;

namespace CampaignHub.Features.Demands;

/// <summary>Puts a new wording of a demand in force from today on.</summary>
internal sealed class RewordDemand(HubDb db)
{
    public async Task ExecuteAsync(Demand demand, string text, string reason, CancellationToken cancellationToken)
    {
        Check(text);
        if (reason.Length > DemandVersion.ReasonMaxLength)
        {
            throw new RefusedException("The reason of a new wording has at most {0} characters.", DemandVersion.ReasonMaxLength);
        }

        var before = demand.InForce;
        var version = demand.Reword(text.Trim(), reason.Trim(), db.Here.Today);
        if (version != before)
        {
            db.Add(version);
            db.Entry(demand).Property(each => each.FindText).IsModified = true;
            db.Raise(new DemandReworded(demand.Id, version.Number));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    internal static void Check(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > DemandVersion.TextMaxLength)
        {
            throw new RefusedException("A wording needs a text of at most {0} characters.", DemandVersion.TextMaxLength);
        }
    }
}
