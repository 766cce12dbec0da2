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

    public Task<IActionResult> OnPostWithdrawalAsync(CancellationToken cancellationToken) =>
        ChangeAsync(demand => demand.Withdraw(here.Now), cancellationToken);

    public Task<IActionResult> OnPostRenewalAsync(CancellationToken cancellationToken) =>
        ChangeAsync(demand => demand.Renew(), cancellationToken);

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Demand = (
            await db.Set<Demand>().Include(demand => demand.Versions).SingleOrDefaultAsync(demand => demand.Id == Id, cancellationToken)
        )!;

    private async Task<IActionResult> ChangeAsync(Action<Demand> change, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Demand is null)
        {
            return NotFound();
        }

        change(Demand);
        await db.SaveChangesAsync(cancellationToken);
        return RedirectToPage();
    }
}
