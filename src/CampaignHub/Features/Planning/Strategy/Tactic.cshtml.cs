using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Strategy;

internal sealed class TacticModel(HubDb db, SaveTactic save, TacticChoices choices) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public TacticForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public Tactic Tactic { get; private set; } = null!;

    /// <summary>The task that it became, as long as the plan holds it.</summary>
    public PlanItem? Task { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Tactic is null)
        {
            return NotFound();
        }

        (Form, Version) = (TacticForm.Of(Tactic), Tactic.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Tactic is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        db.Here.RefuseOthers(Tactic);
        db.Expect(Tactic, Version);
        await save.ExecuteAsync(Tactic, Form, cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Strategy.Tactic(db.Here.Campaign.Slug, Id));
    }

    public async Task<IActionResult> OnPostPlanAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await LoadAsync(cancellationToken);
        if (Tactic is null)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(Tactic);
        var task = await save.PlanAsync(Tactic, cancellationToken);
        this.Say("{0} is in the plan.", task.Title);
        return Redirect(Links.Planning.Show(db.Here.Campaign.Slug, task.Id));
    }

    public async Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        await LoadAsync(cancellationToken);
        if (Tactic is null)
        {
            return NotFound();
        }

        db.Here.RefuseOthers(Tactic);
        Tactic.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the trash.", Tactic.Title);
        return Redirect(Links.Strategy.Index(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await choices.LoadAsync(cancellationToken);
        Tactic = (await db.Set<Tactic>().SingleOrDefaultAsync(each => each.Id == Id, cancellationToken))!;
        Task = Tactic?.TaskId is { } task
            ? await db.Set<PlanItem>().AsNoTracking().SingleOrDefaultAsync(item => item.Id == task, cancellationToken)
            : null;
    }
}
