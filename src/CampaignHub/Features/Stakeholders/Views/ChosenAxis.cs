using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Views;

/// <summary>An axis that this campaign judges its stakeholders on: as a whole, or on one demand.</summary>
internal sealed class ChosenAxis : CampaignRecord
{
    public required Axis Axis { get; init; }
    public Guid? DemandId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ChosenAxis>
    {
        public void Configure(EntityTypeBuilder<ChosenAxis> builder)
        {
            builder.ToTable("chosen_axes");
            builder.HasIndex(chosen => chosen.CampaignId);
            builder.HasOne<Demand>().WithMany().HasForeignKey(chosen => chosen.DemandId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>The axes that the campaign chose; influence and interest on the campaign as a whole until it chooses.</summary>
internal sealed class CampaignAxes(HubDb db)
{
    /// <param name="DemandId">Null is the campaign as a whole.</param>
    /// <param name="Demand">Its number and title; empty for the campaign as a whole.</param>
    internal sealed record Line(Axis Axis, Guid? DemandId, string Demand);

    public async Task<IReadOnlyList<Line>> ReadAsync(CancellationToken cancellationToken)
    {
        var chosen = await db.Set<ChosenAxis>()
            .AsNoTracking()
            .Select(each => new { each.Axis, each.DemandId })
            .Distinct()
            .ToListAsync(cancellationToken);
        var demands = await DemandsAsync(cancellationToken);
        return chosen.Count == 0
            ? [new Line(Axis.Influence, null, ""), new Line(Axis.Interest, null, "")]
            :
            [
                .. from each in chosen
                let place = each.DemandId is null ? -1 : demands.FindIndex(demand => demand.Id == each.DemandId)
                where each.DemandId is null || place >= 0
                orderby place, each.Axis
                select new Line(each.Axis, each.DemandId, place < 0 ? "" : demands[place].Title),
            ];
    }

    /// <summary>Demands that are put forward, by their number.</summary>
    public async Task<List<(Guid Id, string Title)>> DemandsAsync(CancellationToken cancellationToken)
    {
        var demands = await db.Set<Demand>()
            .AsNoTracking()
            .Where(demand => demand.WithdrawnAt == null)
            .OrderBy(demand => demand.Number)
            .Select(demand => new
            {
                demand.Id,
                demand.Number,
                demand.Title,
            })
            .ToListAsync(cancellationToken);
        return demands.ConvertAll(demand => (demand.Id, $"{demand.Number}. {demand.Title}"));
    }

    public async Task ChooseAsync(IReadOnlyCollection<(Axis Axis, Guid? DemandId)> wanted, CancellationToken cancellationToken)
    {
        var demands = (await DemandsAsync(cancellationToken)).ConvertAll(demand => (Guid?)demand.Id);
        var kept = await db.Set<ChosenAxis>().ToListAsync(cancellationToken);
        db.RemoveRange(kept.Where(each => !wanted.Contains((each.Axis, each.DemandId))));
        foreach (
            var (axis, demandId) in wanted
                .Distinct()
                .Where(each => each.DemandId is null || demands.Contains(each.DemandId))
                .Where(each => !kept.Exists(one => (one.Axis, one.DemandId) == each))
        )
        {
            db.Add(new ChosenAxis { Axis = axis, DemandId = demandId });
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
