using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Interactions;

/// <summary><c>CampaignHub.Interactions</c>: the log of contacts. An interaction that is there already stays as people left it.</summary>
internal sealed class InteractionsStep(HubDb db) : RecipeStep<InteractionsStep.Model>
{
    public override string Name => "CampaignHub.Interactions";

    internal sealed record Model(IReadOnlyList<InteractionModel> Interactions);

    /// <param name="HeldOn">A day in the campaign's zone.</param>
    /// <param name="With">Ids of actors of a <c>CampaignHub.Directory</c> step.</param>
    /// <param name="Note">Markdown.</param>
    internal sealed record InteractionModel(
        string Id,
        InteractionType Type,
        InteractionDirection Direction,
        DateOnly HeldOn,
        string Title,
        IReadOnlyList<string> With,
        string? Note,
        IReadOnlyList<PointModel>? Points
    );

    /// <param name="Done">What was to follow is done.</param>
    internal sealed record PointModel(string Text, string? FollowUp, DateOnly? FollowUpOn, bool? Done);

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        var kept = await db.WithTrash<Interaction>().Select(each => each.Id).ToHashSetAsync(cancellationToken);
        var actors = await db.Set<Actor>().Select(actor => actor.Id).ToHashSetAsync(cancellationToken);
        foreach (var model in step.Interactions)
        {
            var id = run.Key(Interaction.Kind, model.Id);
            if (kept.Contains(id))
            {
                continue;
            }

            if (model.With.FirstOrDefault(actor => !actors.Contains(run.Key(Actor.Kind, actor))) is { } missing)
            {
                run.Problem($"/interactions/{model.Id}/with", "there is no actor \"{0}\"", missing);
                continue;
            }

            Add(id, model, run);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private void Add(Guid id, InteractionModel model, RecipeRun run)
    {
        var interaction = new Interaction
        {
            Id = id,
            CampaignId = db.Here.Campaign.Id,
            Type = model.Type,
            Direction = model.Direction,
            HeldOn = model.HeldOn,
            Title = model.Title,
            Note = model.Note ?? "",
        };
        db.Add(interaction);
        db.AddRange(
            model.With.Select(actor => new InteractionActor
            {
                CampaignId = interaction.CampaignId,
                InteractionId = id,
                ActorId = run.Key(Actor.Kind, actor),
            })
        );
        foreach (var point in model.Points ?? [])
        {
            var made = InteractionPoint.Of(interaction, point.Text, point.FollowUp, point.FollowUpOn, ownerId: null);
            made.Set(point.Done ?? false, db.Here.Now);
            db.Add(made);
        }
    }
}
