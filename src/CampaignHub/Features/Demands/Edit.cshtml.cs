using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Demands;

internal sealed class EditModel(HubDb db, RewordDemand reword, Here here) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, Required, MaxLength(Demand.TitleMaxLength)]
    public string Title { get; set; } = "";

    [BindProperty, Required, MaxLength(DemandVersion.TextMaxLength)]
    public string Text { get; set; } = "";

    [BindProperty, MaxLength(DemandVersion.ReasonMaxLength)]
    public string? Reason { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } demand)
        {
            return NotFound();
        }

        (Title, Text, Version) = (demand.Title, demand.InForce?.Text ?? "", demand.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await FindAsync(cancellationToken) is not { } demand)
        {
            return NotFound();
        }

        db.Expect(demand, Version);
        demand.Title = Title.Trim();
        await reword.ExecuteAsync(demand, Text, Reason ?? "", cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Demands.Show(here.Campaign.Slug, Id));
    }

    private Task<Demand?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<Demand>().Include(demand => demand.Versions).SingleOrDefaultAsync(demand => demand.Id == Id, cancellationToken);
}
