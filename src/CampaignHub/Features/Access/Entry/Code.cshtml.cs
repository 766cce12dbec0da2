using System.ComponentModel.DataAnnotations;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Access.Entry;

[ServiceFilter<EntryLimits>]
internal sealed class CodeModel(SignInManager<HubUser> signIn, UserManager<HubUser> users, SecondFactor factor) : PageModel
{
    [BindProperty, Required, MaxLength(40)]
    public string Code { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect(Links.Access.SignIn) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { IsDisabled: false } user)
        {
            return Redirect(Links.Access.SignIn);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (await users.IsLockedOutAsync(user) || !(await factor.TakeAsync(user, Code) || await factor.TakeRecoveryAsync(user, Code)))
        {
            await users.AccessFailedAsync(user);
            throw new RefusedException("This code is not right, or was used already. Wait for the next one.");
        }

        await users.ResetAccessFailedCountAsync(user);
        await HttpContext.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await signIn.SignInAsync(user, isPersistent: false);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : Links.Admin);
    }
}
