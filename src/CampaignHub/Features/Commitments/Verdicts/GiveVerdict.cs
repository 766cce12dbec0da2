using CampaignHub.Data;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments.Verdicts;

/// <summary>The verdict of a commitment of the campaign: found, written, and published; the pages and the API call it.</summary>
internal sealed class GiveVerdict(HubDb db)
{
    /// <summary>Null when there is none, or the commitment lies in the trash.</summary>
    public Task<Verdict?> FindAsync(Guid commitment, CancellationToken cancellationToken) =>
        db.Set<Verdict>()
            .Where(each => db.Set<Commitment>().Any(one => one.Id == each.CommitmentId))
            .SingleOrDefaultAsync(each => each.CommitmentId == commitment, cancellationToken);

    /// <summary>By the person at work here; one that is there is written anew.</summary>
    /// <exception cref="RefusedException">It is refused, or somebody wrote one just now.</exception>
    public async Task<Verdict> WriteAsync(
        Commitment commitment,
        VerdictOutcome outcome,
        string? reasons,
        CancellationToken cancellationToken
    )
    {
        var verdict = await FindAsync(commitment.Id, cancellationToken);
        var isNew = verdict is null;
        verdict ??= new Verdict { CampaignId = commitment.CampaignId, CommitmentId = commitment.Id };
        verdict.Write(outcome, reasons, db.Here.User?.Id);
        if (isNew)
        {
            db.Add(verdict);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, Verdict.Mapping.OncePerCommitment))
        {
            throw new RefusedException("Somebody wrote a verdict about this commitment just now.");
        }

        return verdict;
    }

    /// <exception cref="RefusedException">The commitment is not on the public site, or the verdict may not be.</exception>
    public async Task PublishAsync(Commitment commitment, Verdict verdict, CancellationToken cancellationToken)
    {
        if (!commitment.IsPublic)
        {
            throw new RefusedException("Publish the commitment first: its verdict stands on the same page.");
        }

        verdict.Publish(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
