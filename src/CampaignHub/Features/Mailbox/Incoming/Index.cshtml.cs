using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail.Reading;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox.Incoming;

internal sealed class IndexModel(HubDb db, ImapInbox inbox) : PageModel
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true, Name = "kind")]
    public InboundKind? Kind { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public string? Slug => db.SlugHere();
    public IReadOnlyList<IncomingMail> Mails { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;

    /// <summary>How the last round over the IMAP mailbox went; null where none is set.</summary>
    public InboxState? Inbox { get; private set; }
    public bool MayFetch => !db.Here.HasCampaign && db.Here.Can(Permission.Administer);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = db.IncomingHere().AsNoTracking().Finding(Query);
        var found = Kind is { } kind ? all.Where(mail => mail.Kind == kind) : all;
        Pager = new Pager(Number, await found.CountAsync(cancellationToken), PageSize);
        Mails = await found
            .OrderByDescending(mail => mail.ReceivedAt)
            .ThenByDescending(mail => mail.Id)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var key = await inbox.KeyAsync(cancellationToken);
        Inbox = MayFetch
            ? await db.Set<InboxState>().AsNoTracking().SingleOrDefaultAsync(state => state.Key == key, cancellationToken)
            : null;
    }

    public async Task<IActionResult> OnPostAsync([FromServices] FetchMail fetch, CancellationToken cancellationToken)
    {
        if (!MayFetch)
        {
            return NotFound();
        }

        var fetched = await fetch.ExecuteAsync(cancellationToken);
        this.Say(fetched == 1 ? "One new mail." : "{0} new mails.", fetched);
        return Redirect(Links.Mailbox.Incoming(Slug));
    }
}
