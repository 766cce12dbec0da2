using System.Security.Cryptography;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Notifications;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>Reads each evidence file of the campaign again, compares it with the SHA-256 that was noted as it came in, and notes what it found.</summary>
internal sealed class VerifyEvidence(HubDb db, FileStore store, Notifier notifier)
{
    /// <param name="Commitment">Its words, shortened.</param>
    internal sealed record Line(CommitmentEvidence Evidence, string Commitment)
    {
        public bool IsFault => Evidence.State is EvidenceState.Altered or EvidenceState.Missing;
    }

    /// <summary>The daily round over all campaigns: warns the coordinators once of each file.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        db.Here.EnterEverywhere();
        var campaigns = await db.Campaigns.AsNoTracking().Where(campaign => campaign.ArchivedAt == null).ToListAsync(cancellationToken);
        foreach (var campaign in campaigns)
        {
            db.Here.Enter(campaign);
            var people = await notifier.WithRolesAsync([CampaignRole.Coordinator], cancellationToken);
            foreach (var line in (await ExecuteAsync(cancellationToken)).Where(line => line.IsFault))
            {
                await notifier.TellAsync(
                    people,
                    line.Evidence.State == EvidenceState.Altered
                        ? "The evidence file {0} is not what it was as it came in."
                        : "The evidence file {0} is missing.",
                    [line.Evidence.Name],
                    Links.Commitments.Evidence(campaign.Slug),
                    $"evidence:{line.Evidence.Id}:{line.Evidence.State}",
                    cancellationToken
                );
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Checks every file now. Of commitments that are not in the trash, the latest first.</summary>
    public async Task<IReadOnlyList<Line>> ExecuteAsync(CancellationToken cancellationToken)
    {
        var lines = await ReadAsync(cancellationToken);
        var now = db.Here.Now;
        foreach (var line in lines)
        {
            line.Evidence.Found(await StateOfAsync(line.Evidence, cancellationToken), now);
        }

        foreach (var found in lines.Select(line => line.Evidence).GroupBy(each => each.State))
        {
            // A check is no change of the record: it has no version and no line of the journal.
            var ids = found.Select(each => each.Id).ToList();
            await db.Set<CommitmentEvidence>()
                .Where(each => ids.Contains(each.Id))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(each => each.State, found.Key).SetProperty(each => each.CheckedAt, now),
                    cancellationToken
                );
        }

        return lines;
    }

    /// <summary>Every file with what the last check found of it.</summary>
    public async Task<IReadOnlyList<Line>> ReadAsync(CancellationToken cancellationToken)
    {
        var rows = await (
            from evidence in db.Set<CommitmentEvidence>().AsNoTracking()
            join commitment in db.Set<Commitment>().AsNoTracking() on evidence.CommitmentId equals commitment.Id
            orderby evidence.Id descending
            select new { Evidence = evidence, Commitment = commitment }
        ).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new Line(row.Evidence, row.Commitment.Title));
    }

    private async Task<EvidenceState> StateOfAsync(CommitmentEvidence evidence, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = File.OpenRead(store.PathOf(evidence.Sha256));
            var found = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
            return found == evidence.Sha256 ? EvidenceState.Intact : EvidenceState.Altered;
        }
        // What cannot be read is lost to us as well, and must not end the round over the others.
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return EvidenceState.Missing;
        }
    }
}
