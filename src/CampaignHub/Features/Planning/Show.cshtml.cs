using CampaignHub.Data;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

internal sealed class ShowModel(HubDb db, CampaignPlan plan, SavePlanItem save, PlanChoices choices, SubjectKinds kinds)
    : PageModel,
        ILoadsPage
{
    internal sealed record Subject(string Title, string Link);

    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public PlanItemForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public CampaignPlan.Line Line { get; private set; } = null!;
    public Subject? About { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Line is null)
        {
            return NotFound();
        }

        (Form, Version) = (PlanItemForm.Of(Line.Item), Line.Item.Version);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
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
        await save.ExecuteAsync(item, Form.Read(), cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Planning.Show(db.Here.Campaign.Slug, Id));
    }

    public async Task<IActionResult> OnPostTickAsync(bool done, [FromServices] TickPlanItem tick, CancellationToken cancellationToken)
    {
        ModelState.Clear();
        if (await FindAsync(cancellationToken) is not { } item)
        {
            return NotFound();
        }

        await tick.ExecuteAsync(item, done, cancellationToken);
        this.Say(item.IsDone ? "Done: {0}" : "Open again: {0}", item.Title);
        return Redirect(Links.Planning.Show(db.Here.Campaign.Slug, Id));
    }

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
        Line = (await plan.ReadAsync(cancellationToken)).Lines.FirstOrDefault(line => line.Item.Id == Id)!;
        if (Line?.Item is { AboutKind: { } kindName, AboutId: { } about } && kinds.Find(kindName) is { } kind && db.Here.Can(kind.View))
        {
            var title = await db
                .SearchEntries.Where(entry => entry.Id == about)
                .Select(entry => entry.Title)
                .SingleOrDefaultAsync(cancellationToken);
            About = title is null ? null : new Subject(title, kind.Link(db.Here.Campaign.Slug, about));
        }
    }

    private async Task<PlanItem?> FindAsync(CancellationToken cancellationToken)
    {
        var item = await db.Set<PlanItem>().Include(each => each.WaitsFor).SingleOrDefaultAsync(each => each.Id == Id, cancellationToken);
        if (item is not null)
        {
            db.Here.RefuseOthers(item);
        }

        return item;
    }
}
