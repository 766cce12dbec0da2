using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Demands;

internal sealed class ShowModel(HubDb db, Here here) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public Demand Demand { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Demand is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostWithdrawalAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Demand is null)
        {
            return NotFound();
        }

        if (Demand.WithdrawnAt is null)
        {
            Demand.Withdraw(here.Now);
        }
        else
        {
            Demand.Renew();
        }

        await db.SaveChangesAsync(cancellationToken);
        return RedirectToPage();
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Demand = (
            await db.Set<Demand>().Include(demand => demand.Versions).SingleOrDefaultAsync(demand => demand.Id == Id, cancellationToken)
        )!;
}
