using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Stakeholders.Stances;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

/// <summary>Stakeholders with all that is known of them, standing where their bodies stand today as long as they said nothing themselves.</summary>
internal sealed class StakeholderSheet(HubDb db, Bodies bodies)
{
    /// <param name="DemandId">Null is the campaign as a whole.</param>
    /// <param name="Title">Of the demand; empty for the campaign as a whole.</param>
    internal sealed record StanceLine(Guid? DemandId, string Title, Standing Standing);

    public static IQueryable<Stakeholder> Whole(HubDb db) =>
        db.Set<Stakeholder>().Include(each => each.Statements).Include(each => each.Assessments).AsSplitQuery();

    public async Task<Stakeholder?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var stakeholder = await Whole(db).SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (stakeholder is not null)
        {
            await LetInheritAsync([stakeholder], cancellationToken);
        }

        return stakeholder;
    }

    public Task LetInheritAsync(IReadOnlyCollection<Stakeholder> stakeholders, CancellationToken cancellationToken) =>
        bodies.LetInheritAsync(stakeholders, db.Here.Today, cancellationToken);

    /// <summary>On the campaign as a whole, then demand by demand.</summary>
    public async Task<IReadOnlyList<StanceLine>> StancesAsync(Stakeholder stakeholder, CancellationToken cancellationToken) =>
        Stances(stakeholder, await DemandsAsync(cancellationToken));

    public Task<List<Demand>> DemandsAsync(CancellationToken cancellationToken) =>
        db.Set<Demand>().AsNoTracking().OrderBy(demand => demand.Number).ToListAsync(cancellationToken);

    public static IReadOnlyList<StanceLine> Stances(Stakeholder stakeholder, IEnumerable<Demand> demands) =>
        [
            new StanceLine(null, "", stakeholder.On(demandId: null)),
            .. demands.Select(demand => new StanceLine(demand.Id, $"{demand.Number}. {demand.Title}", stakeholder.On(demand.Id))),
        ];
}
