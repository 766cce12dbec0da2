using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Meetings;
using CampaignHub.Platform;
using CampaignHub.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments.Undertakings;

/// <summary><c>CampaignHub.Undertakings</c>: what we promised to others. One that is there stays as it is.</summary>
internal sealed class UndertakingsStep(HubDb db, SaveUndertaking save) : RecipeStep<UndertakingsStep.Model>
{
    public override string Name => "CampaignHub.Undertakings";

    internal sealed record Model(IReadOnlyList<UndertakingModel> Undertakings);

    /// <param name="To">The id of an actor of a <c>CampaignHub.Directory</c> step.</param>
    /// <param name="MadeOn">The meeting's day when it is left out.</param>
    /// <param name="Meeting">The id of a meeting of a <c>CampaignHub.Meetings</c> step.</param>
    /// <param name="Kept">Left out while it is open.</param>
    /// <param name="SettledOn">The day it was kept or not; needed with <c>kept</c>.</param>
    /// <param name="Note">How it was kept, or why not.</param>
    internal sealed record UndertakingModel(
        string Id,
        string Words,
        string To,
        DateOnly? MadeOn,
        string? Meeting,
        DateOnly? DueOn,
        bool? Kept,
        DateOnly? SettledOn,
        string? Note
    );

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var model in step.Undertakings)
        {
            try
            {
                await ApplyAsync(model, run, cancellationToken);
            }
            catch (RefusedException refused)
            {
                run.Problem($"/undertakings/{model.Id}", refused.Template, [.. refused.Values]);
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task ApplyAsync(UndertakingModel model, RecipeRun run, CancellationToken cancellationToken)
    {
        var id = run.Key(Undertaking.Kind, model.Id);
        if (await db.WithTrash<Undertaking>().AnyAsync(each => each.Id == id, cancellationToken))
        {
            return;
        }

        var undertaking = await save.ExecuteAsync(
            undertaking: null,
            new SaveUndertaking.Input
            {
                Id = id,
                Words = model.Words,
                ToId = run.Key(Actor.Kind, model.To),
                MadeOn = model.MadeOn,
                MeetingId = model.Meeting is { } meeting ? run.Key(Meeting.Kind, meeting) : null,
                DueOn = model.DueOn,
            },
            cancellationToken
        );
        if (model.Kept is { } kept)
        {
            undertaking.Settle(kept, model.SettledOn ?? undertaking.MadeOn, model.Note, db.Here.Today);
            await db.SaveChangesAsync(cancellationToken);
        }
    }
}
