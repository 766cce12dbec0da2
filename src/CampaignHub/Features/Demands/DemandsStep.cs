using CampaignHub.Data;
using CampaignHub.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Demands;

/// <summary><c>CampaignHub.Demands</c>: the campaign's demands with every wording.</summary>
internal sealed class DemandsStep(HubDb db) : RecipeStep<DemandsStep.Model>
{
    public override string Name => "CampaignHub.Demands";

    internal sealed record Model(IReadOnlyList<DemandModel> Demands);

    /// <param name="Id">The recipe's name for the demand.</param>
    /// <param name="Versions">The oldest first.</param>
    internal sealed record DemandModel(string Id, int Number, string Title, IReadOnlyList<VersionModel> Versions);

    /// <param name="Since">The day it came into force.</param>
    internal sealed record VersionModel(string Text, DateOnly Since, string? Reason);

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        var kept = await db.Set<Demand>().Include(demand => demand.Versions).ToDictionaryAsync(demand => demand.Id, cancellationToken);
        foreach (var model in step.Demands)
        {
            var key = run.Key(Demand.Kind, model.Id);
            var demand = kept.GetValueOrDefault(key);
            if (demand is null)
            {
                demand = new Demand
                {
                    Id = key,
                    CampaignId = db.Here.Campaign.Id,
                    Number = model.Number,
                    Title = model.Title,
                };
                db.Add(demand);
            }

            demand.Number = model.Number;
            demand.Title = model.Title;
            foreach (var version in model.Versions.Skip(demand.Versions.Count))
            {
                db.Add(demand.Reword(version.Text, version.Reason ?? "", version.Since));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
