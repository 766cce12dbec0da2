using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox;

internal sealed class ShowModel(HubDb db) : PageModel, ILoadsPage
{
    private const int PageSize = 100;

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true, Name = "state")]
    public DeliveryState? State { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public string? Slug => db.SlugHere();
    public OutgoingMail Mail { get; private set; } = null!;
    public IReadOnlyList<Delivery> Deliveries { get; private set; } = [];
    public IReadOnlyList<KeyValuePair<DeliveryState, int>> States { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Mail is null ? NotFound() : Page();
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Mail = (await db.MailsHere().AsNoTracking().SingleOrDefaultAsync(mail => mail.Id == Id, cancellationToken))!;
        if (Mail is null)
        {
            return;
        }

        States = [.. (await db.CountStatesAsync([Id], cancellationToken))[Id]];
        var found = db.DeliveriesHere().AsNoTracking().Where(delivery => delivery.MailId == Id);
        if (State is { } state)
        {
            found = found.Where(delivery => delivery.State == state);
        }

        Pager = new Pager(Number, await found.CountAsync(cancellationToken), PageSize);
        Deliveries = await found
            .OrderBy(delivery => delivery.FindText)
            .ThenBy(delivery => delivery.Id)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }
}
