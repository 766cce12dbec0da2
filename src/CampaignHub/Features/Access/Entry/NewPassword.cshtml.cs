using System.ComponentModel.DataAnnotations;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Access.Entry;

/// <summary>A reset ends every session and goes on to the sign-in, second factor included.</summary>
[ServiceFilter<EntryLimits>]
internal sealed class NewPasswordModel(UserManager<HubUser> users) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "user")]
    public Guid UserId { get; set; }

    [BindProperty(SupportsGet = true, Name = "token"), Required]
    public string Token { get; set; } = "";

    [BindProperty]
    public string Password { get; set; } = "";

    public async Task<IActionResult> OnPostAsync()
    {
        var user = await users.FindByIdAsync($"{UserId}");
        if (user is null or { IsDisabled: true })
        {
            throw new RefusedException("This link is not valid any more: ask for a new one.");
        }

        (await users.ResetPasswordAsync(user, Token, Password)).OrRefuse();
        (await users.SetLockoutEndDateAsync(user, lockoutEnd: null)).OrRefuse();
        this.Say("Your password is changed: sign in with the new one.");
        return Redirect(Links.Access.SignIn);
    }
}
