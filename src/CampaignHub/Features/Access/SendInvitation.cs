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

    /// <summary>True when it takes the place of an invitation to the same address that nobody had answered: that one's link is dead.</summary>
    public async Task<bool> ExecuteAsync(Input input, CancellationToken cancellationToken)
    {
        var replaces = false;
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
            replaces = await OpenInvitations.ReplaceAsync(db, input.CampaignId, input.Email, cancellationToken);
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
        return replaces;
    }

    /// <summary>English, with the address in <c>{0}</c>.</summary>
    public static string Told(bool replaces) =>
        replaces
            ? "The invitation to {0} is on its way; the link of the one before leads nowhere now."
            : "The invitation to {0} is on its way.";

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
