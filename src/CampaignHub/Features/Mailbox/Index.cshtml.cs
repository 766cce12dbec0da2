using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox;

internal sealed class IndexModel(HubDb db, MailSettings settings, RelayPause pause) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public OutgoingFilter Filter { get; set; } = new();

    public string? Slug => db.SlugHere();
    public IReadOnlyList<OutgoingMail> Mails { get; private set; } = [];
    public ILookup<Guid, KeyValuePair<DeliveryState, int>> States { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;
    public RelaySettings Relay { get; private set; } = null!;

    /// <summary>Why mails wait, where the relay rests.</summary>
    public RelayState? Paused { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var found = Filter.Of(db).AsNoTracking();
        Pager = new Pager(Filter.Number, await found.CountAsync(cancellationToken), OutgoingFilter.PageSize);
        Mails = await found.Skip((Pager.Number - 1) * OutgoingFilter.PageSize).Take(OutgoingFilter.PageSize).ToListAsync(cancellationToken);
        States = await db.CountStatesAsync(Mails.Select(mail => mail.Id), cancellationToken);
        Relay = await settings.RelayAsync(cancellationToken);
        var state = await pause.ReadAsync(cancellationToken);
        Paused = state.IsPaused(db.Here.Now) ? state : null;
    }

    /// <summary>The relay is tried again at once.</summary>
    public async Task<IActionResult> OnPostRelayAsync(CancellationToken cancellationToken)
    {
        await pause.EndAsync(cancellationToken);
        return Redirect(Links.Mailbox.Index(Slug));
    }
}
