using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>Says what goes and what stays and why; erases once the name is typed.</summary>
internal sealed class ErasureModel(HubDb db, RightsDesk desk) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public RightsDesk.Plan Plan { get; private set; } = null!;

    /// <summary>Why the law asks to keep them for now; empty where it does not.</summary>
    public string HeldBecause { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await PlanAsync(cancellationToken);
        return Plan is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? name, CancellationToken cancellationToken)
    {
        await PlanAsync(cancellationToken);
        if (Plan is null)
        {
            return NotFound();
        }

        if (name?.Trim() != Plan.Actor.FullName)
        {
            throw new RefusedException("Type the whole name, as it stands above, to say that you mean this person.");
        }

        await desk.EraseAsync([Id], ErasureCause.AskedFor, cancellationToken);
        this.Say("The person is erased.");
        return Redirect(Links.Rights.Register(db.Here.Campaign.Slug));
    }

    /// <summary>For the page again after a refusal; what was refused may be this very look.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await PlanAsync(cancellationToken);
        }
        catch (RefusedException)
        {
            Plan = null!;
        }
    }

    private async Task PlanAsync(CancellationToken cancellationToken)
    {
        Plan = (await desk.PlanAsync(Id, cancellationToken))!;
        HeldBecause =
            await db.Set<PersonRights>()
                .Where(rights => rights.ActorId == Id)
                .Select(rights => rights.HeldBecause)
                .SingleOrDefaultAsync(cancellationToken)
            ?? "";
    }
}
