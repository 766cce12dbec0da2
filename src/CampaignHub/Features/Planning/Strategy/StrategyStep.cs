using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Strategy;

/// <summary><c>CampaignHub.Strategy</c>: the objectives, what the charts of targets say, and the tactics.</summary>
internal sealed class StrategyStep(HubDb db) : RecipeStep<StrategyStep.Model>
{
    public override string Name => "CampaignHub.Strategy";

    internal sealed record Model(
        IReadOnlyList<ObjectiveModel>? Objectives,
        IReadOnlyList<ChartModel>? Charts,
        IReadOnlyList<TacticModel>? Tactics
    );

    /// <param name="Id">The recipe's name for it.</param>
    internal sealed record ObjectiveModel(string Id, string Title, ObjectiveHorizon Horizon, string? Note);

    /// <param name="Target">An actor of the recipe.</param>
    /// <param name="Ask">Markdown, as the others.</param>
    internal sealed record ChartModel(string Target, string? Ask, string? Means, string? Gains, string? Problems);

    /// <param name="Target">An actor of the recipe, as <paramref name="Ally"/>.</param>
    /// <param name="Day">The last day to do it.</param>
    internal sealed record TacticModel(
        string Id,
        string Title,
        string? Note,
        string? Target,
        string? Demand,
        string? Objective,
        string? Ally,
        DateOnly? Day
    );

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        var campaign = db.Here.Campaign.Id;
        var objectives = await db.WithTrash<Objective>().ToDictionaryAsync(each => each.Id, cancellationToken);
        foreach (var model in step.Objectives ?? [])
        {
            var id = run.Key(Objective.Kind, model.Id);
            if (!objectives.TryGetValue(id, out var objective))
            {
                objective = new Objective
                {
                    Id = id,
                    CampaignId = campaign,
                    Title = model.Title,
                };
                db.Add(objective);
            }

            (objective.Title, objective.Horizon, objective.Note) = (model.Title, model.Horizon, model.Note ?? "");
        }

        var charts = await db.WithTrash<TargetNotes>().ToDictionaryAsync(each => each.ActorId, cancellationToken);
        foreach (var model in step.Charts ?? [])
        {
            var actor = run.Key(Actor.Kind, model.Target);
            if (!charts.TryGetValue(actor, out var chart))
            {
                chart = new TargetNotes { CampaignId = campaign, ActorId = actor };
                db.Add(chart);
            }

            (chart.Ask, chart.Means) = (model.Ask ?? "", model.Means ?? "");
            (chart.Gains, chart.Problems) = (model.Gains ?? "", model.Problems ?? "");
        }

        var tactics = await db.WithTrash<Tactic>().ToDictionaryAsync(each => each.Id, cancellationToken);
        foreach (var model in step.Tactics ?? [])
        {
            Write(model, run, tactics);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private void Write(TacticModel model, RecipeRun run, Dictionary<Guid, Tactic> tactics)
    {
        var id = run.Key(Tactic.Kind, model.Id);
        if (!tactics.TryGetValue(id, out var tactic))
        {
            tactic = new Tactic
            {
                Id = id,
                CampaignId = db.Here.Campaign.Id,
                Title = model.Title,
            };
            db.Add(tactic);
        }

        (tactic.Title, tactic.Note, tactic.Day) = (model.Title, model.Note ?? "", model.Day);
        tactic.TargetId = model.Target is { } target ? run.Key(Actor.Kind, target) : null;
        tactic.AllyId = model.Ally is { } ally ? run.Key(Actor.Kind, ally) : null;
        tactic.DemandId = model.Demand is { } demand ? run.Key(Demand.Kind, demand) : null;
        tactic.ObjectiveId = model.Objective is { } objective ? run.Key(Objective.Kind, objective) : null;
    }
}
