using CampaignHub.Data;
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
}
