using CampaignHub.Data;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Demands;

/// <summary>Adds a demand at the end of the list, with its first wording.</summary>
internal sealed class AddDemand(HubDb db)
{
    public async Task<Demand> ExecuteAsync(string title, string text, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(title) || title.Length > Demand.TitleMaxLength)
        {
            throw new RefusedException("A demand needs a title of at most {0} characters.", Demand.TitleMaxLength);
        }

        RewordDemand.Check(text);
        var last = await db.WithTrash<Demand>().MaxAsync(demand => (int?)demand.Number, cancellationToken) ?? 0;
        var demand = new Demand { Number = last + 1, Title = title.Trim() };
        demand.Reword(text.Trim(), "", db.Here.Today);
        db.Add(demand);
        await db.SaveChangesAsync(cancellationToken);
        return demand;
    }
}
