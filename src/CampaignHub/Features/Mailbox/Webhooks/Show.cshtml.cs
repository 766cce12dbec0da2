using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox.Webhooks;

/// <summary>One webhook with its log: what was told when, what the other side answered; and what can be done about it.</summary>
internal sealed class ShowModel(HubDb db, TellWebhooks tell, IDataProtectionProvider protection) : PageModel, ILoadsPage
{
    private const int PageSize = 50;

    [FromRoute]
    public Guid Id { get; set; }

    [FromQuery(Name = "page")]
    public int Number { get; set; } = 1;

    public Webhook Hook { get; private set; } = null!;
    public IReadOnlyList<WebhookCall> Calls { get; private set; } = [];
    public Pager Pager { get; private set; } = new(1, 0, PageSize);

    /// <summary>Told once, when it was made.</summary>
    public string? Secret { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Hook is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostTrialAsync(CancellationToken cancellationToken) =>
        ChangeAsync(hook => tell.Try(hook), cancellationToken);

    public Task<IActionResult> OnPostPauseAsync(CancellationToken cancellationToken) =>
        ChangeAsync(hook => hook.Pause(db.Here.Now), cancellationToken);

    public Task<IActionResult> OnPostResumingAsync(CancellationToken cancellationToken) =>
        ChangeAsync(hook => hook.Resume(), cancellationToken);

    public async Task<IActionResult> OnPostSecretAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Hook is null)
        {
            return NotFound();
        }

        Secret = Hook.Renew(protection);
        await db.SaveChangesAsync(cancellationToken);
        return Page();
    }

    public async Task<IActionResult> OnPostResendingAsync(Guid call, CancellationToken cancellationToken) =>
        await ResendAsync(db, Id, call, cancellationToken) ? Redirect(Links.Mailbox.Webhook(db.Here.Campaign.Slug, Id)) : NotFound();

    public async Task<IActionResult> OnPostRemovalAsync(CancellationToken cancellationToken)
    {
        var done = await ChangeAsync(hook => hook.Trash(db.Here.Now), cancellationToken);
        return done is RedirectResult ? Redirect(Links.Mailbox.Webhooks(db.Here.Campaign.Slug)) : done;
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        Hook = (await db.Set<Webhook>().SingleOrDefaultAsync(hook => hook.Id == Id, cancellationToken))!;
        var calls = db.Set<WebhookCall>().AsNoTracking().Where(call => call.WebhookId == Id);
        Pager = new Pager(Number, await calls.CountAsync(cancellationToken), PageSize);
        Calls = await calls
            .OrderByDescending(call => call.At)
            .ThenByDescending(call => call.Id)
            .Skip((Pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The same words under the same id once more, from now on, with all attempts; false where there is no such call. What is under way stays so.</summary>
    public static async Task<bool> ResendAsync(HubDb db, Guid hook, Guid id, CancellationToken cancellationToken)
    {
        var (now, call) = (db.Here.Now, db.Set<WebhookCall>().Where(each => each.Id == id && each.WebhookId == hook));
        await call.Where(each => each.LeaseUntil == null || each.LeaseUntil < now)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(each => each.State, WebhookCallState.Waiting)
                        .SetProperty(each => each.Attempts, 0)
                        .SetProperty(each => each.DueAt, now),
                cancellationToken
            );
        return await call.AnyAsync(cancellationToken);
    }

    private async Task<IActionResult> ChangeAsync(Action<Webhook> change, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Hook is null)
        {
            return NotFound();
        }

        change(Hook);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Mailbox.Webhook(db.Here.Campaign.Slug, Id));
    }
}
