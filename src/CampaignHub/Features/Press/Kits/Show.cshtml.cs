using CampaignHub.Data;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Kits;

internal sealed class ShowModel(HubDb db, KitText text) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public PressKit Kit { get; private set; } = null!;
    public IReadOnlyList<KitText.Piece> Pieces { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Kit is null ? NotFound() : Page();
    }

    /// <param name="embargo">On the campaign's clock; none publishes at once.</param>
    /// <param name="cancellationToken">The request's.</param>
    public Task<IActionResult> OnPostPublicationAsync(DateTime? embargo, CancellationToken cancellationToken) =>
        ChangeAsync(kit => kit.Publish(embargo is { } local ? Embargo.InstantOf(local, db.Here.Campaign) : db.Here.Now), cancellationToken);

    public Task<IActionResult> OnPostWithdrawalAsync(CancellationToken cancellationToken) =>
        ChangeAsync(kit => kit.Withdraw(), cancellationToken);

    public Task<IActionResult> OnPostPlaceAsync(Guid piece, int by, CancellationToken cancellationToken) =>
        ChangeAsync(kit => kit.Move(piece, Math.Sign(by)), cancellationToken);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Kit = (await db.Set<PressKit>().Include(kit => kit.Pieces).SingleOrDefaultAsync(kit => kit.Id == Id, cancellationToken))!;
        Pieces = Kit is null ? [] : await text.ReadAsync(Kit, _ => true, cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(Action<PressKit> change, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Kit is null)
        {
            return NotFound();
        }

        change(Kit);
        await db.SaveChangesAsync(cancellationToken);
        return Redirect(Links.Press.Kit(db.Here.Campaign.Slug, Id));
    }
}
