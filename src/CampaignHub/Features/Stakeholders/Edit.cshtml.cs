using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

internal sealed class EditModel(HubDb db, Here here) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    [BindProperty]
    public StakeholderForm Form { get; set; } = new();

    [BindProperty]
    public int Version { get; set; }

    public string Name { get; private set; } = "";
    public IReadOnlyList<(Guid Id, string Name)> People { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is not { } stakeholder)
        {
            return NotFound();
        }

        (Form, Version) = (StakeholderForm.Of(stakeholder), stakeholder.Version);
        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        if (await FindAsync(cancellationToken) is not { } stakeholder)
        {
            return NotFound();
        }

        if (!here.MayChange(stakeholder))
        {
            throw new RefusedException("You may change only what you entered yourself.");
        }

        db.Expect(stakeholder, Version);
        Form.WriteTo(stakeholder);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Stakeholders.Show(here.Campaign.Slug, Id));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Name = (await FindAsync(cancellationToken))?.Actor.FullName ?? "";
        var people =
            from membership in db.Memberships
            where membership.CampaignId == here.Campaign.Id
            join user in db.Users on membership.UserId equals user.Id
            orderby user.Name
            select new { user.Id, user.Name };
        People = [.. (await people.ToListAsync(cancellationToken)).Select(user => (user.Id, user.Name))];
    }

    private Task<Stakeholder?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<Stakeholder>().Include(each => each.Actor).SingleOrDefaultAsync(each => each.Id == Id, cancellationToken);
}
