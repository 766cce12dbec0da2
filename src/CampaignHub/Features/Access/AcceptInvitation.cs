using CampaignHub.Data;
using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Access;

/// <summary>Makes the account of an invited person and their membership, once.</summary>
internal sealed class AcceptInvitation(HubDb db, UserManager<HubUser> users)
{
    /// <summary>The invitation behind a link; null when it is unknown, used, revoked or too old.</summary>
    public async Task<Invitation?> FindAsync(string secret, CancellationToken cancellationToken)
    {
        var hash = ApiToken.HashOf(secret);
        var invitation = await db.Set<Invitation>().SingleOrDefaultAsync(each => each.Hash == hash, cancellationToken);
        return invitation?.IsOpen(db.Here.Now) == true ? invitation : null;
    }

    public async Task<HubUser> ExecuteAsync(Invitation invitation, string name, string password, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        invitation.Accept(db.Here.Now);
        await OpenInvitations.RevokeAllAsync(db, invitation.Email, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var user = new HubUser
        {
            Name = name.Trim(),
            Email = invitation.Email,
            UserName = invitation.Email,
            EmailConfirmed = true,
            IsAdministrator = invitation.CampaignId is null,
        };
        (await users.CreateAsync(user, password)).OrRefuse();
        if (invitation is { CampaignId: { } campaign, Role: { } role })
        {
            db.Add(
                new Membership
                {
                    CampaignId = campaign,
                    UserId = user.Id,
                    Role = role,
                    Until = invitation.Until,
                    Territory = invitation.Territory,
                }
            );
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return user;
    }
}
