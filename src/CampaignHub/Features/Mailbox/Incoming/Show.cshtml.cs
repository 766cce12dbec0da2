using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Notifications;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CampaignHub.Features.Mailbox.Incoming;

internal sealed class ShowModel(HubDb db, DataDirectory directory, CampaignMembers members) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public string? Slug => db.SlugHere();
    public IncomingMail Mail { get; private set; } = null!;
    public MailPreview? Preview { get; private set; }
    public Delivery? Answers { get; private set; }
    public OutgoingMail? Answered { get; private set; }

    /// <summary>Who may be asked to look after it; nobody on the workspace's page, where people of all campaigns are.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Members { get; private set; } = [];

    /// <summary>Whether its sender gets nothing unasked any more.</summary>
    public bool IsSuppressed { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Mail is null ? NotFound() : Page();
    }

    /// <summary>The bytes as they came.</summary>
    public async Task<IActionResult> OnGetOriginalAsync(CancellationToken cancellationToken) =>
        await FindAsync(cancellationToken) is { } mail
            ? PhysicalFile(StoreIncoming.FileOf(directory, mail.Sha256), "message/rfc822", $"{mail.Id:n}.eml")
            : NotFound();

    /// <summary>U9: what a mail asks for happens when a person agrees.</summary>
    public Task<IActionResult> OnPostUnsubscribeAsync([FromServices] RecordBounce bounces, CancellationToken cancellationToken) =>
        DoAsync(
            "Nothing unasked goes to this address any more.",
            async mail =>
            {
                var address = Answers?.AddressKey ?? mail.FromAddress.ToLowerInvariant();
                await bounces.SuppressAsync(address, SuppressedSource.Asked, Answers?.Id, outcome: null, cancellationToken);
                mail.Done(db.Here.Now);
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostAssignAsync(Guid? person, [FromServices] Notifier notifier, CancellationToken cancellationToken) =>
        DoAsync(
            "Saved.",
            async mail =>
            {
                mail.AssignedToId = Members.Any(each => each.Id == person) ? person : null;
                if (mail.AssignedToId is { } assigned)
                {
                    var link = Links.Mailbox.IncomingMail(Slug, mail.Id);
                    var once = $"assigned:{mail.Id:N}";
                    await notifier.TellAsync([assigned], "A mail waits for you: {0}", [mail.Subject], link, once, cancellationToken);
                }
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostAnswerAsync(string? text, [FromServices] AnswerIncoming answer, CancellationToken cancellationToken) =>
        DoAsync("The answer is on its way.", mail => answer.ExecuteAsync(mail, text, cancellationToken), cancellationToken);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Mail = (await FindAsync(cancellationToken))!;
        if (Mail is null)
        {
            return;
        }

        Preview = await PreviewAsync(cancellationToken);
        Answers = await db.DeliveriesHere()
            .AsNoTracking()
            .SingleOrDefaultAsync(delivery => delivery.Id == Mail.AnswersId, cancellationToken);
        Answered = Answers is null
            ? null
            : await db.MailsHere().AsNoTracking().SingleAsync(outgoing => outgoing.Id == Answers.MailId, cancellationToken);
        Members = Slug is null ? [] : await members.ThatMayAsync(MailboxFeature.View, cancellationToken);
        var address = Answers?.AddressKey ?? Mail.FromAddress.ToLowerInvariant();
        IsSuppressed = await db.Set<SuppressedAddress>().AnyAsync(each => each.AddressKey == address, cancellationToken);
    }

    // A mail that is torn is shown as far as it goes: its original is there.
    private async Task<MailPreview?> PreviewAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var file = System.IO.File.OpenRead(StoreIncoming.FileOf(directory, Mail.Sha256));
            return MailPreview.Of(await MimeMessage.LoadAsync(file, cancellationToken));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private async Task<IActionResult> DoAsync(string said, Func<IncomingMail, Task> deed, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Mail is null)
        {
            return NotFound();
        }

        await deed(Mail);
        await db.SaveChangesAsync(cancellationToken);
        this.Say(said);
        return Redirect(Links.Mailbox.IncomingMail(Slug, Id));
    }

    private Task<IncomingMail?> FindAsync(CancellationToken cancellationToken) =>
        db.IncomingHere().SingleOrDefaultAsync(mail => mail.Id == Id, cancellationToken);
}
