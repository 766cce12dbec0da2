using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Access.Entry;

/// <summary>Says the same whether there is an account or not.</summary>
[ServiceFilter<EntryLimits>]
internal sealed class ForgottenPasswordModel(UserManager<HubUser> users, AccessMails mails, HubDb db) : PageModel
{
    [BindProperty, Required, EmailAddress]
    public string Email { get; set; } = "";

    public bool IsSent { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await users.FindByEmailAsync(Email) is { IsDisabled: false } user)
        {
            await mails.ResetAsync(user, await users.GeneratePasswordResetTokenAsync(user), cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        IsSent = true;
        return Page();
    }
}
