using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>Keeps a file with the step that it proves; the same content again is the evidence that is there.</summary>
internal sealed class KeepEvidence(HubDb db, FileStore store, FileLimits limits, AddStep add)
{
    /// <param name="Source">From whom or where we have it.</param>
    /// <param name="CapturedOn">The day it was received or captured; today when it is left out.</param>
    internal sealed record Input(IFormFile File, string? Source, DateOnly? CapturedOn);

    /// <summary>Notes a step with its file: both or neither.</summary>
    /// <param name="commitment">With its steps.</param>
    /// <exception cref="RefusedException">The step or the file is refused; nothing is noted.</exception>
    public async Task StepAsync(Commitment commitment, CommitmentStep.Input step, Input? evidence, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var noted = await add.ExecuteAsync(commitment, step, cancellationToken);
        if (evidence is not null)
        {
            await ExecuteAsync(noted, evidence, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    /// <exception cref="RefusedException">It is too large, of a type that is not taken, or looks like a virus.</exception>
    public async Task<CommitmentEvidence> ExecuteAsync(CommitmentStep step, Input input, CancellationToken cancellationToken)
    {
        await using var content = input.File.OpenReadStream();
        var kept = await store.KeepAsync(content, await limits.BytesAsync(cancellationToken), cancellationToken);
        var there = await db.Set<CommitmentEvidence>()
            .SingleOrDefaultAsync(each => each.StepId == step.Id && each.Sha256 == kept.Sha256, cancellationToken);
        if (there is not null)
        {
            return there;
        }

        var today = db.Here.Today;
        var evidence = CommitmentEvidence.Of(step, kept, input.File.FileName, input.Source, input.CapturedOn ?? today, today);
        db.Add(evidence);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, CommitmentEvidence.Mapping.OncePerContent))
        {
            throw new RefusedException("Somebody added the same file to this step just now.");
        }

        return evidence;
    }
}
