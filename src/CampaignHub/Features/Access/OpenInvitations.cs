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
}
