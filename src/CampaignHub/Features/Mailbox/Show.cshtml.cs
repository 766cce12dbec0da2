using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox;

internal sealed class ShowModel(HubDb db, ReadMessage read, SettleByHand settle) : PageModel, ILoadsPage
{
    private const int PageSize = 100;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "state")]
    public DeliveryState? State { get; set; }

    /// <summary>Whose message is shown; the first one's unless told.</summary>
    [BindProperty(SupportsGet = true, Name = "delivery")]
    public Guid? DeliveryId { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public string? Slug => db.SlugHere();
    public OutgoingMail Mail { get; private set; } = null!;
    public IReadOnlyList<Delivery> Deliveries { get; private set; } = [];
    public IReadOnlyList<KeyValuePair<DeliveryState, int>> States { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;
    public Delivery? Shown { get; private set; }
    public MailPreview? Preview { get; private set; }
    public string? AboutTitle { get; private set; }

    /// <summary>Mails leave, or wait for their turn: what the page says changes by itself.</summary>
    public bool IsUnderWay => Mail.PausedAt is null && States.Any(row => row.Value > 0 && !Delivery.Final.Contains(row.Key));

    /// <summary>Where all that waits was put off by a relay, or leaves later, nothing changes from one second to the next.</summary>
    public string? Pulse =>
        !IsUnderWay ? null
        : CountOf(DeliveryState.Claimed) + CountOf(DeliveryState.DataStarted) > 0 ? "every 2s"
        : CountOf(DeliveryState.Queued) > 0 && !(Mail.ScheduledFor > db.Here.Now) ? "every 2s"
        : "every 30s";

    public string Address => $"{Request.Path}{Request.QueryString}";

    public int CountOf(DeliveryState state) => States.FirstOrDefault(row => row.Key == state).Value;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Mail is null ? NotFound() : Page();
    }

    /// <summary>The message of one recipient, as it left or as it would leave now.</summary>
    public async Task<IActionResult> OnGetEmlAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Mail is null or { IsConfidential: true } || Shown is null || !MailQueue.IsAddress(Shown.Address)
            ? NotFound()
            : File(await read.BytesAsync(Mail, Shown, cancellationToken), "message/rfc822", $"{Shown.Id:n}.eml");
    }

    public Task<IActionResult> OnPostAgainAsync(DeliveryState from, CancellationToken cancellationToken) =>
        SettleAsync(from, settle.SendAgainAsync, cancellationToken);

    public Task<IActionResult> OnPostSentAsync(CancellationToken cancellationToken) =>
        SettleAsync(DeliveryState.Uncertain, settle.MarkSentAsync, cancellationToken);

    public Task<IActionResult> OnPostPauseAsync([FromServices] SteerSending steer, CancellationToken cancellationToken) =>
        SteerAsync(steer.PauseAsync, cancellationToken);

    public Task<IActionResult> OnPostResumeAsync([FromServices] SteerSending steer, CancellationToken cancellationToken) =>
        SteerAsync(steer.ResumeAsync, cancellationToken);

    public Task<IActionResult> OnPostCancelAsync([FromServices] SteerSending steer, CancellationToken cancellationToken) =>
        SteerAsync(steer.CancelAsync, cancellationToken);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Mail = (await db.MailsHere().AsNoTracking().SingleOrDefaultAsync(mail => mail.Id == Id, cancellationToken))!;
        if (Mail is null)
        {
            return;
        }

        States = [.. (await db.CountStatesAsync([Id], cancellationToken))[Id]];
        var all = db.DeliveriesHere().AsNoTracking().Where(delivery => delivery.MailId == Id);
        var found = State is { } state ? all.Where(delivery => delivery.State == state) : all;
        Pager = new Pager(Number, await found.CountAsync(cancellationToken), PageSize);
        Deliveries = await found
            .OrderBy(delivery => delivery.FindText)
            .ThenBy(delivery => delivery.Id)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        Shown =
            DeliveryId is { } chosen ? await all.SingleOrDefaultAsync(each => each.Id == chosen, cancellationToken)
            : Deliveries is [var first, ..] ? first
            : null;
        // To an address that cannot exist no message can be made.
        Preview =
            Shown is null || Mail.IsConfidential || !MailQueue.IsAddress(Shown.Address)
                ? null
                : await read.PreviewAsync(Mail, Shown, cancellationToken);
        AboutTitle = Mail.AboutId is { } about
            ? await db.SearchEntries.Where(entry => entry.Id == about).Select(entry => entry.Title).SingleOrDefaultAsync(cancellationToken)
            : null;
    }

    private async Task<IActionResult> SteerAsync(Func<OutgoingMail, CancellationToken, Task> deed, CancellationToken cancellationToken)
    {
        if (await db.MailsHere().SingleOrDefaultAsync(mail => mail.Id == Id, cancellationToken) is not { } mail)
        {
            return NotFound();
        }

        await deed(mail, cancellationToken);
        return Redirect(Links.Mailbox.Show(Slug, Id));
    }

    /// <summary>One delivery where the form names it, else all of the mail that stand so.</summary>
    private async Task<IActionResult> SettleAsync(
        DeliveryState from,
        Func<OutgoingMail, IQueryable<Delivery>, CancellationToken, Task<int>> deed,
        CancellationToken cancellationToken
    )
    {
        await LoadAsync(cancellationToken);
        if (Mail is null)
        {
            return NotFound();
        }

        var named = db.DeliveriesHere().Where(delivery => delivery.State == from);
        var count = await deed(Mail, DeliveryId is { } one ? named.Where(delivery => delivery.Id == one) : named, cancellationToken);
        this.Say(count == 1 ? "Done for one delivery." : "Done for {0} deliveries.", count);
        return Redirect(Links.Mailbox.Show(Slug, Id));
    }
}
