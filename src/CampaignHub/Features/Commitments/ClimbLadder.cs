using CampaignHub.Data;

namespace CampaignHub.Features.Commitments;

/// <summary>Notes that a commitment reached a rung, or fell back, and announces it.</summary>
internal sealed class ClimbLadder(HubDb db)
{
    /// <param name="commitment">With its steps.</param>
    /// <param name="trueOn">The day it was so; we learnt it today.</param>
    /// <param name="rung">Every one above "heard" needs its evidence.</param>
    /// <param name="evidence">What shows it, and where everybody can read it.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task ExecuteAsync(
        Commitment commitment,
        Rung rung,
        DateOnly? trueOn,
        (string? Words, string? Address) evidence,
        CancellationToken cancellationToken
    )
    {
        var step = CommitmentStep.Of(commitment, rung, trueOn, db.Here.Today, evidence.Words, evidence.Address);
        if (commitment.Climb(step) is null)
        {
            return;
        }

        db.Add(step);
        db.Raise(new CommitmentMoved(commitment.Id, rung, step.TrueOn));
        await db.SaveChangesAsync(cancellationToken);
    }
}
