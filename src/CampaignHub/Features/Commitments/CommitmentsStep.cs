using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Meetings;
using CampaignHub.Platform;
using CampaignHub.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>
/// <c>CampaignHub.Commitments</c>: promises with their steps. Words, person and day of one that is there stay as they are; new steps are added.
/// </summary>
internal sealed class CommitmentsStep(HubDb db, RecordCommitment record, AddStep add) : RecipeStep<CommitmentsStep.Model>
{
    public override string Name => "CampaignHub.Commitments";

    internal sealed record Model(IReadOnlyList<CommitmentModel> Commitments);

    /// <param name="By">The id of an actor of a <c>CampaignHub.Directory</c> step.</param>
    /// <param name="Post">The id of a post of that step, which a person held that day.</param>
    /// <param name="MadeOn">The meeting's day when it is left out.</param>
    /// <param name="Meeting">The id of a meeting of a <c>CampaignHub.Meetings</c> step.</param>
    /// <param name="Demands">Ids of demands that it answers.</param>
    /// <param name="Public">On the public site from the start.</param>
    internal sealed record CommitmentModel(
        string Id,
        string Words,
        string By,
        string? Post,
        DateOnly? MadeOn,
        string? Meeting,
        IReadOnlyList<string>? Demands,
        string? Place,
        DateOnly? Deadline,
        OfficialStatus? Official,
        EvidenceStatus? EvidenceStatus,
        IReadOnlyList<StepModel>? Steps,
        bool? Public,
        string? Summary
    );

    /// <param name="On">The day it was true.</param>
    /// <param name="LearntOn">The day we learnt it; the same when it is left out.</param>
    internal sealed record StepModel(Rung Rung, DateOnly On, DateOnly? LearntOn, string? Evidence, string? Source);

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var model in step.Commitments)
        {
            try
            {
                await ApplyAsync(model, run, cancellationToken);
            }
            catch (RefusedException refused)
            {
                run.Problem($"/commitments/{model.Id}", refused.Template, [.. refused.Values]);
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task ApplyAsync(CommitmentModel model, RecipeRun run, CancellationToken cancellationToken)
    {
        var id = run.Key(Commitment.Kind, model.Id);
        var kept = await db.WithTrash<Commitment>()
            .Include(each => each.Steps)
            .Include(each => each.Demands)
            .AsSplitQuery()
            .SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (kept?.TrashedAt is not null)
        {
            return;
        }

        var commitment = kept ?? await record.ExecuteAsync(await InputAsync(id, model, run, cancellationToken), cancellationToken);
        foreach (var (climbed, index) in (model.Steps ?? []).Select((climbed, index) => (climbed, index)))
        {
            await ClimbAsync(commitment, climbed, run.Key("commitment_step", $"{model.Id}/{index}"), cancellationToken);
        }

        if (kept is null)
        {
            (commitment.Official, commitment.Evidence) = (model.Official, model.EvidenceStatus ?? EvidenceStatus.None);
            if (model.Public == true)
            {
                commitment.Publish(model.Summary, db.Here.Now);
            }
        }
        else
        {
            commitment.Describe(model.Place ?? commitment.PlaceSaid, model.Deadline);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task ClimbAsync(Commitment commitment, StepModel climbed, Guid id, CancellationToken cancellationToken)
    {
        // Heard it was when it was recorded.
        if (climbed.Rung == Rung.Heard || commitment.Steps.Any(step => step.Id == id))
        {
            return;
        }

        var input = new CommitmentStep.Input(climbed.Rung, climbed.On, climbed.Evidence, climbed.Source);
        await add.ExecuteAsync(commitment, CommitmentStep.Of(commitment, input, climbed.LearntOn ?? climbed.On, id), cancellationToken);
    }

    private async Task<RecordCommitment.Input> InputAsync(
        Guid id,
        CommitmentModel model,
        RecipeRun run,
        CancellationToken cancellationToken
    )
    {
        Guid? meeting = model.Meeting is { } name ? run.Key(Meeting.Kind, name) : null;
        var day =
            model.MadeOn
            ?? await db.Set<Meeting>()
                .Where(each => each.Id == meeting)
                .Select(each => each.StartsOn)
                .SingleOrDefaultAsync(cancellationToken);
        return new RecordCommitment.Input
        {
            Id = id,
            Words = model.Words,
            ById = run.Key(Actor.Kind, model.By),
            PostId = model.Post is { } post ? run.Key(Post.Kind, post) : null,
            MadeOn = day,
            MeetingId = meeting,
            Demands = [.. (model.Demands ?? []).Select(demand => run.Key(Demand.Kind, demand))],
            PlaceSaid = model.Place,
            Deadline = model.Deadline,
            LearntOn = model.Steps?.FirstOrDefault(step => step.Rung == Rung.Heard)?.LearntOn ?? day,
        };
    }
}
