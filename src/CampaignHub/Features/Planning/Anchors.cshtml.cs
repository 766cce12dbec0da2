using CampaignHub.Data;
using CampaignHub.Features.Planning.Windows;
using CampaignHub.Planning;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

internal sealed class AnchorsModel(HubDb db, Here here, RemoveAnchor remove) : PageModel, ILoadsPage
{
    public IReadOnlyList<Anchor> Anchors { get; private set; } = [];
    public IReadOnlyList<PlanWindow> Windows { get; private set; } = [];
    public WorkCalendar Calendar { get; private set; } = WorkCalendar.Default;

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? name, DateOnly? day, CancellationToken cancellationToken)
    {
        var (checkedName, checkedDay) = Anchor.Check(name, day);
        db.Add(new Anchor { Name = checkedName, Day = checkedDay });
        await db.SaveChangesAsync(cancellationToken);
        return Redirect(Links.Planning.Anchors(here.Campaign.Slug));
    }

    // The name is kept; the day is shown first with all that it would move.
    public async Task<IActionResult> OnPostMoveAsync(
        Guid id,
        int version,
        string? name,
        DateOnly? day,
        Guid? window,
        CancellationToken cancellationToken
    )
    {
        if (await db.Set<Anchor>().SingleOrDefaultAsync(anchor => anchor.Id == id, cancellationToken) is not { } anchor)
        {
            return NotFound();
        }

        db.Expect(anchor, version);
        var (checkedName, checkedDay) = Anchor.Check(name, day);
        anchor.Name = checkedName;
        anchor.WindowId = await db.Set<PlanWindow>().AnyAsync(each => each.Id == window, cancellationToken) ? window : null;
        await db.SaveChangesAsync(cancellationToken);
        if (checkedDay != anchor.Day)
        {
            return Redirect(Links.Planning.MoveAnchor(here.Campaign.Slug, id, checkedDay));
        }

        this.Say("Saved.");
        return Redirect(Links.Planning.Anchors(here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostRemovalAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<Anchor>().SingleOrDefaultAsync(anchor => anchor.Id == id, cancellationToken) is not { } anchor)
        {
            return NotFound();
        }

        await remove.ExecuteAsync(anchor, cancellationToken);
        this.Say("{0} is in the trash.", anchor.Name);
        return Redirect(Links.Planning.Anchors(here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Anchors = await db.Set<Anchor>().AsNoTracking().OrderBy(anchor => anchor.Day).ToListAsync(cancellationToken);
        Windows = await db.Set<PlanWindow>().AsNoTracking().OrderBy(window => window.From).ToListAsync(cancellationToken);
        Calendar = (await PlanRecords.CalendarAsync(db, cancellationToken)).Work;
    }
}
