using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Templates;

internal sealed class IndexModel(HubDb db, ShippedTemplates shipped, KeepTemplate keep) : PageModel, ILoadsPage
{
    public IReadOnlyList<ShippedTemplates.Shipped> Shipped => shipped.All;
    public IReadOnlyList<PlanTemplate> Own { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? name, CancellationToken cancellationToken)
    {
        var template = await keep.ExecuteAsync(name, cancellationToken);
        this.Say("{0} was added.", template.Name);
        return Redirect(Links.Planning.Templates(db.Here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostRemovalAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<PlanTemplate>().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is not { } template)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(template);
        template.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the trash.", template.Name);
        return Redirect(Links.Planning.Templates(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Own = await db.Set<PlanTemplate>().AsNoTracking().OrderBy(template => template.Name).ToListAsync(cancellationToken);
}
