using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Notifications;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Notifications;

internal sealed class IndexModel(HubDb db, Here here) : PageModel
{
    private const int Most = 100;

    [BindProperty]
    public bool WantsDigest { get; set; }

    public IReadOnlyList<Notification> Lines { get; private set; } = [];

    private IQueryable<Notification> Mine => db.Set<Notification>().Where(each => each.UserId == here.User!.Id);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        WantsDigest = here.User!.WantsDigest;
        Lines = await Mine.AsNoTracking().OrderByDescending(each => each.At).Take(Most).ToListAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await Mine.Where(each => each.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.ReadAt, here.Now), cancellationToken);
        return Redirect(Links.Notifications.Index);
    }

    public async Task<IActionResult> OnPostDigestAsync(CancellationToken cancellationToken)
    {
        var me = await db.Users.SingleAsync(user => user.Id == here.User!.Id, cancellationToken);
        me.WantsDigest = WantsDigest;
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Notifications.Index);
    }
}
