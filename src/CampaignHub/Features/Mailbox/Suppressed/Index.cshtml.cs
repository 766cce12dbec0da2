using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox.Suppressed;

/// <summary>The addresses that get nothing unasked any more. A campaign sees those it wrote to; the list itself is the hub's.</summary>
internal sealed class IndexModel(HubDb db) : PageModel, ILoadsPage
{
    private const int PageSize = 50;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Query { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public string? Slug => db.SlugHere();
    public IReadOnlyList<SuppressedAddress> Addresses { get; private set; } = [];
    public Pager Pager { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    /// <summary>A person knows better: mails go there again.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await Here().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is { } address)
        {
            db.Remove(address);
            // Who did it and when; the address stands in no journal.
            db.Journal.Add(
                new JournalEntry
                {
                    At = db.Here.Now,
                    UserId = db.Here.User?.Id,
                    CampaignId = db.Here.HasCampaign ? db.Here.Campaign.Id : null,
                    Kind = "suppressed_addresses",
                    RecordId = address.Id,
                    Action = JournalAction.Erased,
                    Changes = "{}",
                }
            );
            await db.SaveChangesAsync(cancellationToken);
            this.Say("Mails go to {0} again.", address.AddressKey);
        }

        return Redirect(Links.Mailbox.Suppressed(Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var found = Here().AsNoTracking().Finding(Query);
        Pager = new Pager(Number, await found.CountAsync(cancellationToken), PageSize);
        Addresses = await found
            .OrderByDescending(each => each.Since)
            .ThenByDescending(each => each.Id)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }

    private IQueryable<SuppressedAddress> Here() =>
        db.Here.HasCampaign
            ? db.Set<SuppressedAddress>().Where(each => db.Set<Delivery>().Any(delivery => delivery.AddressKey == each.AddressKey))
            : db.Set<SuppressedAddress>();
}
