using System.Security.Cryptography;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Access;

/// <summary>Invites an address into a campaign, or adds the person at once when they have an account; the mail says which.</summary>
internal sealed class SendInvitation(HubDb db, UserManager<HubUser> users, AccessMails mails)
{
    /// <param name="CampaignId">Null with <paramref name="Role"/> null: an administrator of the workspace.</param>
    internal sealed record Input(string Email, Guid? CampaignId, CampaignRole? Role, DateOnly? Until, string? Territory);

    public async Task ExecuteAsync(Input input, CancellationToken cancellationToken)
    {
        if (input.Role == CampaignRole.Adviser && input.Until is null)
        {
            throw new RefusedException("An adviser's access needs a last day.");
        }

        if (await users.FindByEmailAsync(input.Email) is { } user && input is { CampaignId: { } campaign, Role: { } role })
        {
            await AddAsync(user, campaign, role, input, cancellationToken);
            await mails.WelcomeAsync(user, campaign, cancellationToken);
        }
        else
        {
            var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
            db.Add(
                new Invitation
                {
                    Email = input.Email.Trim(),
                    CampaignId = input.CampaignId,
                    Role = input.Role,
                    Until = input.Until,
                    Territory = input.Territory,
                    Hash = ApiToken.HashOf(secret),
                    ExpiresAt = db.Here.Now + Invitation.Life,
                }
            );
            await mails.InviteAsync(input.Email.Trim(), input.CampaignId, secret, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task AddAsync(HubUser user, Guid campaign, CampaignRole role, Input input, CancellationToken cancellationToken)
    {
        if (await db.Memberships.AnyAsync(each => each.CampaignId == campaign && each.UserId == user.Id, cancellationToken))
        {
            throw new RefusedException("{0} is already part of this campaign.", user.Name);
        }

        db.Add(
            new Membership
            {
                CampaignId = campaign,
                UserId = user.Id,
                Role = role,
                Until = input.Until,
                Territory = input.Territory,
            }
        );
    }
}
