using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Features.Stakeholders.Views;
using CampaignHub.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

/// <summary><c>CampaignHub.Stakeholders</c>: which actors of the directory are on the campaign's map, as what, and the statements that their stance follows from.</summary>
internal sealed class StakeholdersStep(HubDb db, Assess assess, ActorAnalysis analysis, FieldsOfRecipe fields)
    : RecipeStep<StakeholdersStep.Model>
{
    public override string Name => "CampaignHub.Stakeholders";

    /// <param name="Fields">What this campaign also wants to know of its stakeholders.</param>
    internal sealed record Model(IReadOnlyList<StakeholderModel> Stakeholders, IReadOnlyList<FieldsOfRecipe.FieldModel>? Fields = null);

    /// <param name="Actor">The id of an actor of a <c>CampaignHub.Directory</c> step.</param>
    /// <param name="IsUs">One of us, or a body of ours: routes begin here.</param>
    /// <param name="Moves">How much it can move others of this step directly (MACTOR), 0 to 4 by their ids; takes both into the analysis of actors.</param>
    /// <param name="Tags">Short words that the campaign files it under.</param>
    /// <param name="Values">Of custom fields, by the ids of this step's fields: a number with a point, a day as 2023-01-31, a choice as it is written.</param>
    internal sealed record StakeholderModel(
        string Id,
        string Actor,
        TargetClass TargetClass,
        int? Influence,
        int? Interest,
        string? Note,
        bool? IsUs,
        IReadOnlyList<StatementModel>? Statements,
        IReadOnlyDictionary<string, int>? Moves = null,
        IReadOnlyList<string>? Tags = null,
        IReadOnlyDictionary<string, string>? Values = null
    );

    /// <param name="Demand">The id of a demand; without it the campaign as a whole.</param>
    internal sealed record StatementModel(
        string Id,
        string? Demand,
        Stance Level,
        DateOnly MadeOn,
        string Source,
        string? Words,
        bool? IsPublic
    );

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        // What was taken off the map stays in the trash, and is not put there a second time.
        var kept = await db.WithTrash<Stakeholder>()
            .Include(each => each.Statements)
            .Include(each => each.Assessments)
            .AsSplitQuery()
            .ToDictionaryAsync(each => each.Id, cancellationToken);
        foreach (var model in step.Stakeholders)
        {
            var id = run.Key(Stakeholder.Kind, model.Id);
            var stakeholder = kept.GetValueOrDefault(id);
            if (stakeholder is null)
            {
                var actorId = run.Key(Actor.Kind, model.Actor);
                var actor = await db.Set<Actor>().SingleOrDefaultAsync(actor => actor.Id == actorId, cancellationToken);
                if (actor is null)
                {
                    run.Problem($"/stakeholders/{model.Id}/actor", "there is no actor \"{0}\"", model.Actor);
                    continue;
                }

                stakeholder = new Stakeholder
                {
                    Id = id,
                    CampaignId = db.Here.Campaign.Id,
                    ActorId = actorId,
                    Actor = actor,
                    Class = model.TargetClass,
                };
                db.Add(stakeholder);
            }

            new StakeholderForm
            {
                Class = model.TargetClass,
                OwnerId = stakeholder.OwnerId,
                IsUs = model.IsUs ?? false,
                Note = model.Note,
            }.WriteTo(stakeholder);
            assess.On(stakeholder, [(Axis.Influence, null, model.Influence), (Axis.Interest, null, model.Interest)], raterId: null);
            State(model, stakeholder, run);
        }

        await db.SaveChangesAsync(cancellationToken);
        await fields.ApplyAsync(step, run, cancellationToken);
        await WeighAsync(step, run, cancellationToken);
    }

    private async Task WeighAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        var known = step.Stakeholders.Select(model => model.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var model in step.Stakeholders.Where(model => model.Moves is not null))
        {
            foreach (var (other, value) in model.Moves!)
            {
                if (!known.Contains(other))
                {
                    run.Problem($"/stakeholders/{model.Id}/moves", "there is no actor \"{0}\"", other);
                    continue;
                }

                var (from, to) = (run.Key(Stakeholder.Kind, model.Id), run.Key(Stakeholder.Kind, other));
                if (await db.Set<DirectInfluence>().AnyAsync(each => each.FromId == from && each.ToId == to, cancellationToken))
                {
                    continue;
                }

                await analysis.SeatAsync(from, isIn: true, cancellationToken);
                await analysis.SeatAsync(to, isIn: true, cancellationToken);
                await analysis.WeighAsync(new Dictionary<(Guid, Guid), int> { [(from, to)] = value }, cancellationToken);
            }
        }
    }

    private void State(StakeholderModel model, Stakeholder stakeholder, RecipeRun run)
    {
        foreach (var statement in model.Statements ?? [])
        {
            var id = run.Key("statement", $"{model.Id}/{statement.Id}");
            if (stakeholder.Statements.Any(each => each.Id == id))
            {
                continue;
            }

            db.Add(
                new Statement
                {
                    Id = id,
                    CampaignId = stakeholder.CampaignId,
                    StakeholderId = stakeholder.Id,
                    DemandId = statement.Demand is { } demand ? run.Key(Demand.Kind, demand) : null,
                    Level = statement.Level,
                    MadeOn = statement.MadeOn,
                    Source = statement.Source,
                    Words = statement.Words ?? "",
                    IsPublic = statement.IsPublic ?? false,
                }
            );
        }
    }
}
