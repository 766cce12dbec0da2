using CampaignHub.Data;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Platform;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Releases;

/// <summary>Sends an approved release to everybody reachable of a list: one mail each. A release goes to a list once, however often it is asked for.</summary>
internal sealed class SendRelease(HubDb db, Audiences audiences, MailQueue queue)
{
    /// <param name="release">Approved.</param>
    /// <param name="list">To whom.</param>
    /// <param name="at">When it is to leave; null at once.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <exception cref="DbUpdateConcurrencyException">The release went to another list at the same moment: who got it by that one is not known here yet.</exception>
    public async Task<Sending> ExecuteAsync(Release release, PressList list, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        if (await FindAsync(release.Id, list.Id, cancellationToken) is { } done)
        {
            return done;
        }

        if (release.State == ReleaseState.Draft)
        {
            throw new RefusedException("This release is not approved yet.") { Code = "not_approved" };
        }

        if (at <= db.Here.Now)
        {
            throw new RefusedException("The hour to send at is over: choose a later one, or leave it empty to send at once.");
        }

        var audience = await audiences.ReadAsync(release, list, cancellationToken);
        if (audience.Recipients.Count == 0)
        {
            throw new RefusedException("Nobody on the list {0} can be written to.", list.Name) { Code = "nobody_reachable" };
        }

        var mail = await queue.QueueAsync(ReleaseMail.Of(release, list, audience.Recipients) with { SendAt = at }, cancellationToken);
        var sending = new Sending
        {
            CampaignId = release.CampaignId,
            ReleaseId = release.Id,
            ListId = list.Id,
            ListName = list.Name,
            Rule = list.Rule,
            Found = list.Rule is null ? null : audience.Recipients.Count + audience.LeftOut.Count,
            MailId = mail.Id,
            SentAt = at ?? db.Here.Now,
        };
        db.Add(sending);
        release.MarkSent(at ?? db.Here.Now);
        // Each sending changes the release: of two at one moment, to lists that share somebody, one is told to look again.
        db.Entry(release).Property(each => each.ChangedAt).IsModified = true;
        db.Raise(new ReleaseSent(release.Id, list.Id, audience.Recipients.Count));
        return await SaveAsync(sending, cancellationToken);
    }

    // Two clicks at the same moment: the database lets one through, and the other is told of it.
    private async Task<Sending> SaveAsync(Sending sending, CancellationToken cancellationToken)
    {
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return sending;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (await FindAsync(sending.ReleaseId, sending.ListId, cancellationToken) is { } theirs)
            {
                return theirs;
            }

            throw;
        }
    }

    private Task<Sending?> FindAsync(Guid releaseId, Guid listId, CancellationToken cancellationToken) =>
        db.Set<Sending>()
            .SingleOrDefaultAsync(
                sending => sending.ReleaseId == releaseId && sending.ListId == listId && sending.Round == 0,
                cancellationToken
            );
}
