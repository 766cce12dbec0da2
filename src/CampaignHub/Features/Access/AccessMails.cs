using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Access;

/// <summary>The mails by which people come in. They leave by the one delivery engine, with the save of the deed.</summary>
internal sealed class AccessMails(HubDb db, MailQueue mails, HubSettings settings, Texts texts)
{
    public async Task InviteAsync(string email, Guid? campaignId, string secret, CancellationToken cancellationToken)
    {
        var name = await NameAsync(campaignId, cancellationToken);
        var link = await settings.AddressAsync(Links.Access.Invitation(secret), cancellationToken);
        await SendAsync(
            email,
            texts["Invitation to {0}", name],
            texts[
                "You are invited to take part in \"{0}\" on CampaignHub.\n\nTo accept, choose a password within seven days at this address:\n{1}\n\nIf you do not know why you get this mail, leave it: nothing happens.",
                name,
                link
            ],
            cancellationToken
        );
    }

    public async Task WelcomeAsync(HubUser user, Guid campaignId, CancellationToken cancellationToken)
    {
        var name = await NameAsync(campaignId, cancellationToken);
        var link = await settings.AddressAsync(Links.Admin, cancellationToken);
        await SendAsync(
            user.Email!,
            texts["You are now part of {0}", name],
            texts["You were added to \"{0}\". Sign in to find it:\n{1}", name, link],
            cancellationToken
        );
    }

    public async Task ResetAsync(HubUser user, string token, CancellationToken cancellationToken)
    {
        var link = await settings.AddressAsync(Links.Access.NewPassword(user.Id, token), cancellationToken);
        await SendAsync(
            user.Email!,
            texts["A new password for CampaignHub"],
            texts[
                "Somebody, most likely you, asked for a new password.\n\nTo choose one within a day:\n{0}\n\nIf it was not you, leave this mail: your password stays as it is.",
                link
            ],
            cancellationToken
        );
    }

    private async Task<string> NameAsync(Guid? campaignId, CancellationToken cancellationToken) =>
        campaignId is { } id
            ? await db.Campaigns.Where(campaign => campaign.Id == id).Select(campaign => campaign.Name).SingleAsync(cancellationToken)
            : await settings.FindAsync(SettingKey.SiteName, cancellationToken) ?? "CampaignHub";

    private Task<OutgoingMail> SendAsync(string email, string subject, string text, CancellationToken cancellationToken) =>
        mails.QueueAsync(
            new MailDraft
            {
                Purpose = MailPurpose.Account,
                Subject = subject,
                Text = text,
                Recipients = [new MailRecipient(email)],
                IsConfidential = true,
                OfWorkspace = true,
                IsUrgent = true,
                Language = Texts.IsFrench ? "fr" : "en",
            },
            cancellationToken
        );
}
