using CampaignHub.Data;
using CampaignHub.Platform;

namespace CampaignHub.Features.Commitments;

/// <summary>Notes how far a commitment came; others hear of it when that changes where it stands.</summary>
internal sealed class AddStep(HubDb db)
{
    /// <param name="commitment">With its steps.</param>
    public async Task<CommitmentStep> ExecuteAsync(Commitment commitment, CommitmentStep.Input input, CancellationToken cancellationToken)
    {
        if (input.TrueOn > db.Here.Today)
        {
            throw new RefusedException("What is true only on a later day is not known yet.");
        }

        return await ExecuteAsync(commitment, CommitmentStep.Of(commitment, input, db.Here.Today), cancellationToken);
    }

    public async Task<CommitmentStep> ExecuteAsync(Commitment commitment, CommitmentStep step, CancellationToken cancellationToken)
    {
        var before = commitment.Rung;
        var kept = commitment.Climb(step);
        if (kept == step)
        {
            db.Add(step);
            if (commitment.Rung != before)
            {
                db.Raise(new CommitmentMoved(commitment.Id, commitment.Rung));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return kept;
    }
}
