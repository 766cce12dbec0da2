using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CampaignHub.Features.Mailbox.Incoming;

internal sealed class ShowModel(HubDb db, DataDirectory directory) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public string? Slug => db.SlugHere();
    public IncomingMail Mail { get; private set; } = null!;
    public MailPreview Preview { get; private set; } = null!;
    public Delivery? Answers { get; private set; }
    public OutgoingMail? Answered { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } mail)
        {
            return NotFound();
        }

        Mail = mail;
        await using var file = System.IO.File.OpenRead(StoreIncoming.FileOf(directory, mail.Sha256));
        Preview = MailPreview.Of(await MimeMessage.LoadAsync(file, cancellationToken));
        Answers = await db.DeliveriesHere()
            .AsNoTracking()
            .SingleOrDefaultAsync(delivery => delivery.Id == mail.AnswersId, cancellationToken);
        Answered = Answers is null
            ? null
            : await db.MailsHere().AsNoTracking().SingleAsync(outgoing => outgoing.Id == Answers.MailId, cancellationToken);
        return Page();
    }

    /// <summary>The bytes as they came.</summary>
    public async Task<IActionResult> OnGetOriginalAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is { } mail
            ? PhysicalFile(StoreIncoming.FileOf(directory, mail.Sha256), "message/rfc822", $"{mail.Id:n}.eml")
            : NotFound();

    private Task<IncomingMail?> FindAsync(CancellationToken cancellationToken) =>
        db.IncomingHere().AsNoTracking().SingleOrDefaultAsync(mail => mail.Id == Id, cancellationToken);
}
