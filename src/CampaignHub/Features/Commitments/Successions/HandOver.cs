using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Notifications;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments.Successions;

/// <summary>
/// Passes open commitments on: whoever gave one no longer holds the post, and somebody else took it over. The directory is the whole hub's, so a sweep over
/// all campaigns finds it out, and a button does for one.
/// </summary>
internal sealed class HandOver(HubDb db, SuccessionLetter letters, Notifier notifier, HubSettings settings)
{
    /// <summary>The round over all campaigns; letters are drafted in the workspace's language.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        db.Here.EnterEverywhere();
        var language = await settings.FindAsync(SettingKey.SiteLanguage, cancellationToken);
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = new CultureInfo(Cultures.Of(language ?? "fr"));
        var campaigns = await db.Campaigns.AsNoTracking().Where(campaign => campaign.ArchivedAt == null).ToListAsync(cancellationToken);
        foreach (var campaign in campaigns)
        {
            db.Here.Enter(campaign);
            await ExecuteAsync(cancellationToken);
        }
    }

    /// <summary>In the campaign entered. What was passed on before stays as it is.</summary>
    /// <returns>How many commitments passed on now.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancellationToken)
    {
        var passed = await FindAsync(cancellationToken);
        foreach (var (mandate, commitments) in passed)
        {
            var succession = await NoteAsync(mandate, commitments, cancellationToken);
            if (!succession.IsWritten)
            {
                await letters.DraftAsync(succession, cancellationToken);
            }

            await TellAsync(succession, commitments.Count, cancellationToken);
            try
            {
                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException exception)
                when (db.IsDuplicate(exception, Succession.Mapping.OncePerSuccessor)
                    || db.IsDuplicate(exception, InheritedCommitment.Mapping.OncePerCommitment)
                )
            {
                // Another server, or somebody's button, was quicker.
                db.ChangeTracker.Clear();
            }
        }

        return passed.Sum(each => each.Commitments.Count);
    }

    private async Task<IReadOnlyList<(Mandate Mandate, List<Commitment> Commitments)>> FindAsync(CancellationToken cancellationToken)
    {
        var today = db.Here.Today;
        var given = await db.Set<Commitment>()
            .AsNoTracking()
            .Include(commitment => commitment.Steps)
            .Where(commitment => commitment.PostId != null)
            .OrderBy(commitment => commitment.MadeOn)
            .ThenBy(commitment => commitment.Id)
            .ToListAsync(cancellationToken);
        var posts = given.Select(commitment => commitment.PostId!.Value).Distinct().ToList();
        var mandates = (
            await db.Set<Mandate>().AsNoTracking().Where(mandate => posts.Contains(mandate.PostId)).ToListAsync(cancellationToken)
        ).ToLookup(mandate => mandate.PostId);
        var before = (
            await (
                from each in db.Set<InheritedCommitment>()
                join succession in db.Set<Succession>() on each.SuccessionId equals succession.Id
                select new { each.CommitmentId, succession.SuccessorId }
            ).ToListAsync(cancellationToken)
        ).ToHashSet();
        return
        [
            .. given
                .Where(commitment => commitment.IsOpen)
                .Select(commitment => (Commitment: commitment, Mandate: SuccessorOf(commitment, mandates, today)))
                .Where(each =>
                    each.Mandate is not null
                    && !before.Contains(new { CommitmentId = each.Commitment.Id, SuccessorId = each.Mandate.PersonId })
                )
                .GroupBy(each => each.Mandate!.Id)
                .Select(group => (group.First().Mandate!, group.Select(each => each.Commitment).ToList())),
        ];
    }

    // A body that speaks for its own post has no mandate: it stays bound itself.
    private static Mandate? SuccessorOf(Commitment commitment, ILookup<Guid, Mandate> mandates, DateOnly today)
    {
        var held = mandates[commitment.PostId!.Value];
        var own = held.Where(mandate => mandate.PersonId == commitment.ById && (mandate.From is null || mandate.From <= today)).ToList();
        return own.Count == 0 || own.Exists(mandate => mandate.IsCurrent(today))
            ? null
            : held.Where(mandate =>
                    mandate.PersonId != commitment.ById
                    && mandate.IsCurrent(today)
                    // Who sat beside them all along takes nothing over.
                    && mandate.From >= own.Max(each => each.Until)
                )
                .MinBy(mandate => mandate.From);
    }

    private async Task<Succession> NoteAsync(Mandate mandate, List<Commitment> commitments, CancellationToken cancellationToken)
    {
        var succession = await db.Set<Succession>()
            .Include(each => each.Inherited)
            .SingleOrDefaultAsync(each => each.PostId == mandate.PostId && each.SuccessorId == mandate.PersonId, cancellationToken);
        if (succession is null)
        {
            succession = new Succession
            {
                CampaignId = db.Here.Campaign.Id,
                PostId = mandate.PostId,
                SuccessorId = mandate.PersonId,
                Since = mandate.From!.Value,
            };
            db.Add(succession);
        }

        db.AddRange(
            commitments.Select(commitment => new InheritedCommitment
            {
                CampaignId = succession.CampaignId,
                SuccessionId = succession.Id,
                CommitmentId = commitment.Id,
            })
        );
        return succession;
    }

    private async Task TellAsync(Succession succession, int count, CancellationToken cancellationToken)
    {
        var coordinators = await notifier.WithRolesAsync([CampaignRole.Coordinator], cancellationToken);
        var (who, post) = await letters.NamesAsync(succession, cancellationToken);
        await notifier.TellAsync(
            coordinators,
            "{0} now holds the post {1}. Open commitments that pass on: {2}; the letter is drafted.",
            [who, post, $"{count}"],
            Links.Commitments.Succession(db.Here.Campaign.Slug, succession.Id),
            onceKey: null,
            cancellationToken
        );
    }
}
