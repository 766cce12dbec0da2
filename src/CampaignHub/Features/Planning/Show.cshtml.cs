using CampaignHub.Data;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

internal sealed class ShowModel(HubDb db, CampaignPlan plan, PlanChoices choices, SubjectChoice subjects, TaskHistory history)
    : PageModel,
        ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public PlanItemForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public CampaignPlan.Line Line { get; private set; } = null!;
    public CampaignPlan.Result Plan { get; private set; } = null!;
    public IReadOnlyList<TaskHistory.Slip> Slips { get; private set; } = [];
    public IReadOnlyList<(string Title, string Link)> About { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Line is null)
        {
            return NotFound();
        }

        (Form, Version) = (PlanItemForm.Of(Line), Line.Item.Version);
        return Page();
    }

    // What moves dates is shown first, once all else is kept; where nothing moves, there is nothing to weigh.
    public async Task<IActionResult> OnPostAsync([FromServices] ReviseTask revise, CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } item)
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        db.Expect(item, Version);
        var input = Form.Read(await subjects.ReadAsync(Form.About, item.About, cancellationToken));
        var slug = db.Here.Campaign.Slug;
        if (await revise.ExecuteAsync(item, input, cancellationToken) is { Count: > 0 } changes)
        {
            this.Say("All but its dates is saved. This is what they would move:");
            return Redirect(Links.Planning.Preview(slug) + PlanMove.QueryOf(changes));
        }

        this.Say("Saved.");
        return Redirect(Links.Planning.Show(slug, Id));
    }

    public Task<IActionResult> OnPostTickAsync(bool done, [FromServices] TickPlanItem tick, CancellationToken cancellationToken) =>
        ChangeAsync(item => tick.ExecuteAsync(item, done, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostStateAsync(
        PlanState state,
        DateOnly? from,
        DateOnly? to,
        string? promisedTo,
        [FromServices] ChangePlanState change,
        CancellationToken cancellationToken
    ) => ChangeAsync(item => change.ExecuteAsync(item, new(state, from, to, promisedTo), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostCheckAsync(int place, string? text, bool done, CancellationToken cancellationToken) =>
        ChangeAsync(
            item =>
            {
                item.Check(place, text ?? "", done);
                return db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );

    public async Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } item)
        {
            return NotFound();
        }

        item.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the trash.", item.Title);
        return Redirect(Links.Planning.Index(db.Here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await choices.LoadAsync(Id, cancellationToken);
        Plan = await plan.ReadAsync(cancellationToken);
        Line = Plan.Lines.FirstOrDefault(line => line.Item.Id == Id)!;
        Slips = await history.ReadAsync(Id, cancellationToken);
        About = await subjects.ListAsync(Line?.Item.About ?? [], cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(Func<PlanItem, Task> change, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (await FindAsync(cancellationToken) is not { } item)
        {
            return NotFound();
        }

        await change(item);
        this.Say("Saved.");
        return Redirect(Links.Planning.Show(db.Here.Campaign.Slug, Id));
    }

    private async Task<PlanItem?> FindAsync(CancellationToken cancellationToken)
    {
        var item = await db.Set<PlanItem>()
            .Include(each => each.WaitsFor)
            .Include(each => each.About)
            .AsSplitQuery()
            .SingleOrDefaultAsync(each => each.Id == Id, cancellationToken);
        if (item is not null)
        {
            db.Here.RefuseOthers(item);
        }

        return item;
    }
}
