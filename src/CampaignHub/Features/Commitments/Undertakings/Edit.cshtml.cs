using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments.Undertakings;

internal sealed class EditModel(HubDb db, SaveUndertaking save) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public UndertakingForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } undertaking)
        {
            return NotFound();
        }

        (Form, Version) = (UndertakingForm.Of(undertaking), undertaking.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } undertaking)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.Here.RefuseOthers(undertaking);
        db.Expect(undertaking, Version);
        await save.ExecuteAsync(undertaking, Form.Read(), cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Undertakings.Show(db.Here.Campaign.Slug, Id));
    }

    private Task<Undertaking?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<Undertaking>().SingleOrDefaultAsync(each => each.Id == Id, cancellationToken);
}
