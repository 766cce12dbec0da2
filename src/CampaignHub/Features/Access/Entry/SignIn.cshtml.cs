using System.ComponentModel.DataAnnotations;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Access.Entry;

[ServiceFilter<EntryLimits>]
internal sealed partial class SignInModel(SignInManager<HubUser> signIn, UserManager<HubUser> users, ILogger<SignInModel> logger)
    : PageModel
{
    [BindProperty, Required, EmailAddress]
    public string Email { get; set; } = "";

    [BindProperty, Required]
    public string Password { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>Browsers drop a <c>__Host-</c> cookie over plain HTTP, but for localhost.</summary>
    public bool NeedsHttps => !Request.IsHttps && Request.Host.Host is not ("localhost" or "127.0.0.1" or "[::1]");

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var user = await users.FindByEmailAsync(Email);
        if (user is null || user.IsDisabled)
        {
            // As long as a wrong password takes, so that time does not tell who has an account.
            _ = users.PasswordHasher.HashPassword(new HubUser { Name = "" }, Password);
            throw Refused();
        }

        var result = await signIn.PasswordSignInAsync(user, Password, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
        {
            return Redirect(Links.Access.Code + QueryString.Create("returnUrl", ReturnUrl ?? ""));
        }

        if (!result.Succeeded)
        {
            LogRefused(user.Id, result.IsLockedOut);
            throw Refused();
        }

        LogSignedIn(user.Id);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : Links.Admin);
    }

    private static RefusedException Refused() =>
        new("The address or the password is not right, or there were too many tries: wait five minutes, or ask for a new password.");

    [LoggerMessage(Level = LogLevel.Information, Message = "Signed in: {UserId}")]
    private partial void LogSignedIn(Guid userId);

    [LoggerMessage(Level = LogLevel.Information, Message = "Sign-in refused: {UserId}, locked out: {LockedOut}")]
    private partial void LogRefused(Guid userId, bool lockedOut);
}
