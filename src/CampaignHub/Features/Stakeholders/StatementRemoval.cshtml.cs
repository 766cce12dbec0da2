using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

/// <summary>Takes out a statement that was entered by mistake; the stance follows from those that are left.</summary>
internal sealed class StatementRemovalModel(HubDb db, StakeholderSheet sheet) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public Statement Statement { get; private set; } = null!;
    public Stakeholder Stakeholder { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Statement is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Statement is null)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(Stakeholder);
        db.Remove(Statement);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Taken out.");
        return Redirect(Links.Stakeholders.Show(db.Here.Campaign.Slug, Stakeholder.Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Statement = (await db.Set<Statement>().SingleOrDefaultAsync(each => each.Id == Id, cancellationToken))!;
        if (Statement is not null && await sheet.FindAsync(Statement.StakeholderId, cancellationToken) is { } stakeholder)
        {
            Stakeholder = stakeholder;
            return;
        }

        Statement = null!;
    }
}
