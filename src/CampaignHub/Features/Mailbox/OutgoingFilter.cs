using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox;

/// <summary>The query string of the list of outgoing mails.</summary>
internal sealed class OutgoingFilter
{
    public const int PageSize = 50;

    /// <summary>Words of the subject, or of a recipient's name or address.</summary>
    [FromQuery(Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "purpose")]
    public MailPurpose? Purpose { get; set; }

    /// <summary>Mails of which some delivery stands so.</summary>
    [FromQuery(Name = "state")]
    public DeliveryState? State { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public bool IsEmpty => string.IsNullOrWhiteSpace(Query) && Purpose is null && State is null;

    public IQueryable<OutgoingMail> Of(HubDb db)
    {
        var mails = db.MailsHere();
        if (Purpose is { } purpose)
        {
            mails = mails.Where(mail => mail.Purpose == purpose);
        }

        if (State is { } state)
        {
            var standing = db.DeliveriesHere().Where(delivery => delivery.State == state).Select(delivery => delivery.MailId);
            mails = mails.Where(mail => standing.Contains(mail.Id));
        }

        if (!string.IsNullOrWhiteSpace(Query))
        {
            var bySubject = db.MailsHere().Finding(Query).Select(mail => mail.Id);
            var byRecipient = db.DeliveriesHere().Finding(Query).Select(delivery => delivery.MailId);
            mails = mails.Where(mail => bySubject.Contains(mail.Id) || byRecipient.Contains(mail.Id));
        }

        return mails.OrderByDescending(mail => mail.CreatedAt).ThenByDescending(mail => mail.Id);
    }
}
