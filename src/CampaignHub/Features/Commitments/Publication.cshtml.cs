using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

internal sealed class PublicationModel(HubDb db) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, MaxLength(Commitment.SummaryMaxLength)]
    public string? Summary { get; set; }

    public Commitment Commitment { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        Summary = Commitment?.Summary;
        return Commitment is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        ChangeAsync(() => Commitment.Publish(Summary, db.Here.Now), "Everybody can read it now.", cancellationToken);

    public Task<IActionResult> OnPostWithdrawalAsync(CancellationToken cancellationToken) =>
        ChangeAsync(() => Commitment.Unpublish(), "It is off the public site.", cancellationToken);

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Commitment = (
            await db.Set<Commitment>()
                .Include(commitment => commitment.Steps)
                .SingleOrDefaultAsync(commitment => commitment.Id == Id, cancellationToken)
        )!;

    private async Task<IActionResult> ChangeAsync(Action change, string said, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Commitment is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        change();
        await db.SaveChangesAsync(cancellationToken);
        this.Say(said);
        return Redirect(Links.Commitments.Show(db.Here.Campaign.Slug, Id));
    }
}
