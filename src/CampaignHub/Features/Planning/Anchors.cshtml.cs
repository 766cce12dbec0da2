using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

internal sealed class AnchorsModel(HubDb db, Here here) : PageModel, ILoadsPage
{
    public IReadOnlyList<Anchor> Anchors { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? name, DateOnly? day, CancellationToken cancellationToken)
    {
        var (checkedName, checkedDay) = Check(name, day);
        db.Add(new Anchor { Name = checkedName, Day = checkedDay });
        await db.SaveChangesAsync(cancellationToken);
        return Redirect(Links.Planning.Anchors(here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostMoveAsync(Guid id, int version, string? name, DateOnly? day, CancellationToken cancellationToken)
    {
        if (await db.Set<Anchor>().SingleOrDefaultAsync(anchor => anchor.Id == id, cancellationToken) is not { } anchor)
        {
            return NotFound();
        }

        db.Expect(anchor, version);
        (anchor.Name, anchor.Day) = Check(name, day);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved. The plan is counted from {0} now.", Days.Long(anchor.Day));
        return Redirect(Links.Planning.Anchors(here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostRemovalAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<Anchor>().SingleOrDefaultAsync(anchor => anchor.Id == id, cancellationToken) is not { } anchor)
        {
            return NotFound();
        }

        if (await db.Set<PlanItem>().CountAsync(item => item.AnchorId == id, cancellationToken) is > 0 and var counted)
        {
            throw new RefusedException("{0} tasks are counted from {1}: give them another anchor first.", counted, anchor.Name);
        }

        anchor.Trash(here.Now);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("{0} is in the trash.", anchor.Name);
        return Redirect(Links.Planning.Anchors(here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Anchors = await db.Set<Anchor>().AsNoTracking().OrderBy(anchor => anchor.Day).ToListAsync(cancellationToken);

    private static (string Name, DateOnly Day) Check(string? name, DateOnly? day) =>
        string.IsNullOrWhiteSpace(name) || name.Length > Anchor.NameMaxLength || day is null || day.Value.Year is < 1950 or > 2099
            ? throw new RefusedException("An anchor needs a name and a day between 1950 and 2099.")
            : (name.Trim(), day.Value);
}
