using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Strategy;

internal sealed class ObjectiveModel(HubDb db) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty, Required, MaxLength(Objective.TitleMaxLength)]
    public string Title { get; set; } = "";

    [BindProperty, MaxLength(Objective.NoteMaxLength)]
    public string? Note { get; set; }

    [BindProperty]
    public ObjectiveHorizon Horizon { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public Objective Objective { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Objective is null)
        {
            return NotFound();
        }

        (Title, Note, Horizon, Version) = (Objective.Title, Objective.Note, Objective.Horizon, Objective.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Objective is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.Here.RefuseOthers(Objective);
        db.Expect(Objective, Version);
        (Objective.Title, Objective.Note, Objective.Horizon) = (Title.Trim(), Note?.Trim() ?? "", Horizon);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Strategy.Index(db.Here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Objective is null)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(Objective);
        Objective.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the trash.", Objective.Title);
        return Redirect(Links.Strategy.Index(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Objective = (await db.Set<Objective>().SingleOrDefaultAsync(each => each.Id == Id, cancellationToken))!;
}
