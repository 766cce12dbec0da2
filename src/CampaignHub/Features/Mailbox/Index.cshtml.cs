using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox;

internal sealed class IndexModel(HubDb db, MailSettings settings, RelayPause pause, RelayChoice choice) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public OutgoingFilter Filter { get; set; } = new();

    public string? Slug => db.SlugHere();
    public IReadOnlyList<OutgoingMail> Mails { get; private set; } = [];
    public ILookup<Guid, KeyValuePair<DeliveryState, int>> States { get; private set; } = null!;
    public Pager Pager { get; private set; } = null!;
    public RelaySettings Relay { get; private set; } = null!;

    /// <summary>Why mails wait, where the first relay rests.</summary>
    public RelayState? Paused { get; private set; }

    /// <summary>The second relay has taken over.</summary>
    public bool IsCarried { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var found = Filter.Of(db).AsNoTracking();
        Pager = new Pager(Filter.Number, await found.CountAsync(cancellationToken), OutgoingFilter.PageSize);
        Mails = await found.Skip((Pager.Number - 1) * OutgoingFilter.PageSize).Take(OutgoingFilter.PageSize).ToListAsync(cancellationToken);
        States = await db.CountStatesAsync(Mails.Select(mail => mail.Id), cancellationToken);
        Relay = await settings.RelayAsync(cancellationToken);
        var first = await pause.ReadAsync(RelayState.FirstId, cancellationToken);
        Paused = first.IsPaused(db.Here.Now) ? first : null;
        IsCarried = Paused is not null && await choice.FindRestAsync(cancellationToken) is null;
    }

    /// <summary>The relay is tried again at once.</summary>
    public async Task<IActionResult> OnPostRelayAsync(CancellationToken cancellationToken)
    {
        await pause.EndAsync(relay: null, cancellationToken);
        return Redirect(Links.Mailbox.Index(Slug));
    }
}
