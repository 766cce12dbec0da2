using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Stakeholders.Interactions;

internal sealed class EditModel(HubDb db, InteractionLog log, SaveInteraction save) : PageModel
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public InteractionForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await log.FindAsync(Id, cancellationToken) is not { } interaction)
        {
            return NotFound();
        }

        (Form, Version) = (InteractionForm.Of(interaction), interaction.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await log.FindAsync(Id, cancellationToken) is not { } interaction)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.Here.RefuseOthers(interaction);

        db.Expect(interaction, Version);
        await save.ExecuteAsync(interaction, Form, about: null, cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Interactions.Show(db.Here.Campaign.Slug, Id));
    }
}
