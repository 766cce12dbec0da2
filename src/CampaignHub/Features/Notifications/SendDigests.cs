using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Notifications;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Notifications;

/// <summary>One mail a day to whoever has unread notifications and wants it; each notification goes out once.</summary>
internal sealed class SendDigests(HubDb db, MailQueue mails, HubSettings settings, Texts texts)
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        db.Here.EnterEverywhere();
        var people = await db.Users.Where(user => user.WantsDigest && user.DisabledAt == null).ToListAsync(cancellationToken);
        foreach (var person in people)
        {
            var unread = await db.Set<Notification>()
                .Where(each => each.UserId == person.Id && each.ReadAt == null && each.DigestedAt == null)
                .OrderBy(each => each.At)
                .ToListAsync(cancellationToken);
            if (unread.Count > 0)
            {
                await SendAsync(person, unread, cancellationToken);
            }
        }
    }

    private async Task SendAsync(HubUser person, List<Notification> unread, CancellationToken cancellationToken)
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = new CultureInfo(Cultures.Of(person.Language ?? "fr"));
        var lines = new List<string>();
        foreach (var notification in unread)
        {
            lines.Add($"- {texts.Of(notification)}\n  {await settings.AddressAsync(notification.Link, cancellationToken)}");
            notification.DigestedAt = db.Here.Now;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal) { ["lines"] = string.Join("\n\n", lines) };
        var subject = texts.Count(unread.Count, "{0} thing to see in CampaignHub", "{0} things to see in CampaignHub");
        await mails.QueueAsync(
            new MailDraft
            {
                Purpose = MailPurpose.Notification,
                Subject = subject,
                // As a value, so that no sign in somebody's words is taken for a merge field.
                Text = "{{ lines }}",
                Recipients = [new MailRecipient(person.Email!, person.Name, values)],
                OfWorkspace = true,
                Language = Texts.IsFrench ? "fr" : "en",
            },
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }
}
