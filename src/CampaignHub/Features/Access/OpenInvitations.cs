using System.Linq.Expressions;
using CampaignHub.Data;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Access;

/// <summary>The invitations that still wait for an answer: of one campaign, or of the workspace.</summary>
internal static class OpenInvitations
{
    public static async Task<IReadOnlyList<Invitation>> ListAsync(HubDb db, Guid? campaignId, CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        return await db.Set<Invitation>()
            .AsNoTracking()
            .Where(invitation =>
                invitation.CampaignId == campaignId
                && invitation.AcceptedAt == null
                && invitation.RevokedAt == null
                && invitation.ExpiresAt > now
            )
            .OrderBy(invitation => invitation.Email)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The link in the mail is dead from now on. False when there is no such invitation here.</summary>
    public static async Task<bool> RevokeAsync(HubDb db, Guid? campaignId, Guid id, CancellationToken cancellationToken)
    {
        var found = await db.Set<Invitation>()
            .SingleOrDefaultAsync(each => each.Id == id && each.CampaignId == campaignId, cancellationToken);
        if (found?.AcceptedAt is not null)
        {
            throw new RefusedException("{0} has accepted the invitation in the meantime.", found.Email);
        }

        found?.Revoke(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        return found is not null;
    }

    /// <summary>Those of an address in one campaign, or of the workspace, die with the next save. False when there were none.</summary>
    public static Task<bool> ReplaceAsync(HubDb db, Guid? campaignId, string email, CancellationToken cancellationToken) =>
        RevokeAllAsync(db, invitation => invitation.CampaignId == campaignId, email, cancellationToken);

    /// <summary>All that wait for an address die with the next save: whoever has an account is added without.</summary>
    public static Task<bool> RevokeAllAsync(HubDb db, string email, CancellationToken cancellationToken) =>
        RevokeAllAsync(db, _ => true, email, cancellationToken);

    private static async Task<bool> RevokeAllAsync(
        HubDb db,
        Expression<Func<Invitation, bool>> which,
        string email,
        CancellationToken cancellationToken
    )
    {
        var now = db.Here.Now;
        var waiting = await db.Set<Invitation>()
            .Where(invitation => invitation.AcceptedAt == null && invitation.RevokedAt == null && invitation.ExpiresAt > now)
            .Where(which)
            .ToListAsync(cancellationToken);
        // Compared here: the databases do not agree on letters.
        var theirs = waiting.FindAll(invitation =>
            invitation.AcceptedAt is null && string.Equals(invitation.Email, email.Trim(), StringComparison.OrdinalIgnoreCase)
        );
        theirs.ForEach(invitation => invitation.Revoke(now));
        return theirs.Count > 0;
    }
}
