using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Mailbox.Webhooks;

/// <summary>The campaign's webhooks.</summary>
internal sealed class IndexModel(HubDb db, IDataProtectionProvider protection) : PageModel, ILoadsPage
{
    [BindProperty, Required, MaxLength(Webhook.NameMaxLength)]
    public string? Name { get; set; }

    [BindProperty, Required, MaxLength(Webhook.UrlMaxLength)]
    public string? Address { get; set; }

    [BindProperty]
    public bool OnAccepted { get; set; }

    [BindProperty]
    public bool OnBounced { get; set; }

    [BindProperty]
    public bool OnReplied { get; set; }

    public IReadOnlyList<Webhook> All { get; private set; } = [];
    public ILookup<Guid, WebhookCallState> Calls { get; private set; } = null!;

    /// <summary>Told once, when it was made.</summary>
    public string? Secret { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        (OnAccepted, OnBounced, OnReplied) = (true, true, true);
        await LoadAsync(cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid)
        {
            var hook = new Webhook { CampaignId = db.Here.Campaign.Id };
            hook.Describe(Name, Address, OnAccepted, OnBounced, OnReplied);
            Secret = hook.Renew(protection);
            db.Add(hook);
            await db.SaveChangesAsync(cancellationToken);
        }

        await LoadAsync(cancellationToken);
        return Page();
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        All = await db.Set<Webhook>().AsNoTracking().OrderBy(hook => hook.Name).ThenBy(hook => hook.Id).ToListAsync(cancellationToken);
        var states = await db.Set<WebhookCall>()
            .GroupBy(call => new { call.WebhookId, call.State })
            .Select(group => new { group.Key.WebhookId, group.Key.State })
            .ToListAsync(cancellationToken);
        Calls = states.ToLookup(each => each.WebhookId, each => each.State);
    }
}
