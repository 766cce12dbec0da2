using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

internal sealed class RemovalModel(HubDb db) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    public Commitment Commitment { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Commitment is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Commitment is null)
        {
            return NotFound();
        }

        Commitment.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the trash.", Commitment.Title);
        return Redirect(Links.Commitments.Index(db.Here.Campaign.Slug));
    }

    private async Task LoadAsync(CancellationToken cancellationToken) =>
        Commitment = (await db.Set<Commitment>().SingleOrDefaultAsync(commitment => commitment.Id == Id, cancellationToken))!;
}
