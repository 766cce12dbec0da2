using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary><c>CampaignHub.Commitments</c>: what was promised, word for word, and the rungs it reached.</summary>
internal sealed class CommitmentsStep(HubDb db, RecordCommitment record) : RecipeStep<CommitmentsStep.Model>
{
    public override string Name => "CampaignHub.Commitments";

    internal sealed record Model(IReadOnlyList<CommitmentModel> Commitments);

    /// <param name="Actor">The id of an actor of a <c>CampaignHub.Directory</c> step.</param>
    /// <param name="Post">The id of a post of that step, which the person held on the day.</param>
    /// <param name="Meeting">The id of a meeting of a <c>CampaignHub.Meetings</c> step.</param>
    /// <param name="Demands">Ids of demands of a <c>CampaignHub.Demands</c> step.</param>
    /// <param name="Steps">The rungs above <c>heard</c>.</param>
    internal sealed record CommitmentModel(
        string Id,
        string Words,
        string Actor,
        string? Post,
        string? Meeting,
        DateOnly MadeOn,
        string? Place,
        DateOnly? Deadline,
        OfficialStatus? Official,
        EvidenceStatus? Evidence,
        bool? IsPublic,
        IReadOnlyList<string>? Demands,
        IReadOnlyList<StepModel>? Steps
    );

    /// <param name="On">The day it was so.</param>
    /// <param name="LearntOn">The day we learnt it; the same day without it.</param>
    /// <param name="Evidence">What shows it.</param>
    /// <param name="Address">Where everybody can read it.</param>
    internal sealed record StepModel(Rung Rung, DateOnly On, DateOnly? LearntOn, string? Evidence, string? Address);

    protected override async Task ApplyAsync(Model step, RecipeRun run, CancellationToken cancellationToken)
    {
        foreach (var model in step.Commitments)
        {
            var commitment = await FindOrRecordAsync(model, run, cancellationToken);
            if (commitment.TrashedAt is null)
            {
                Write(model, commitment);
                await db.SaveChangesAsync(cancellationToken);
            }
        }
    }

    // What was put in the trash stays there, and is not made a second time.
    private async Task<Commitment> FindOrRecordAsync(CommitmentModel model, RecipeRun run, CancellationToken cancellationToken)
    {
        var id = run.Key(Commitment.Kind, model.Id);
        var kept = await db.WithTrash<Commitment>()
            .Include(commitment => commitment.Steps)
            .SingleOrDefaultAsync(commitment => commitment.Id == id, cancellationToken);
        return kept
            ?? await record.ExecuteAsync(
                new RecordCommitment.Input
                {
                    Id = id,
                    Words = model.Words,
                    ActorId = run.Key(Actor.Kind, model.Actor),
                    PostId = model.Post is { } post ? run.Key(Post.Kind, post) : null,
                    MeetingId = model.Meeting is { } meeting ? run.Key("meeting", meeting) : null,
                    MadeOn = model.MadeOn,
                    Place = model.Place,
                    Deadline = model.Deadline,
                    Demands = [.. (model.Demands ?? []).Select(demand => run.Key(Demand.Kind, demand))],
                },
                cancellationToken
            );
    }

    private void Write(CommitmentModel model, Commitment commitment)
    {
        (commitment.Official, commitment.Evidence) = (model.Official ?? commitment.Official, model.Evidence ?? commitment.Evidence);
        foreach (var step in model.Steps ?? [])
        {
            var reached = CommitmentStep.Of(commitment, step.Rung, step.On, step.LearntOn ?? step.On, step.Evidence, step.Address);
            if (commitment.Climb(reached) is { } added)
            {
                db.Add(added);
                db.Raise(new CommitmentMoved(commitment.Id, added.Rung, added.TrueOn));
            }
        }

        if (model.IsPublic == true)
        {
            commitment.Publish(db.Here.Now);
        }
    }
}
