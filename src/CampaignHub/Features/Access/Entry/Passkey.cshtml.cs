using System.ComponentModel.DataAnnotations;
using CampaignHub.Platform;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Access.Entry;

[ServiceFilter<EntryLimits>]
internal sealed partial class PasskeyModel(Passkeys passkeys, ILogger<PasskeyModel> logger) : PageModel
{
    // A key of a device is a few hundred bytes.
    private const int CredentialMaxLength = 20_000;

    [BindProperty, MaxLength(CredentialMaxLength)]
    public string? Credential { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid || string.IsNullOrEmpty(Credential))
        {
            throw new RefusedException("No passkey was shown.");
        }

        var user = await passkeys.SignInAsync(Credential);
        LogSignedIn(user.Id);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : Links.Admin);
    }

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.AskAsync(), "application/json");

    [LoggerMessage(Level = LogLevel.Information, Message = "Signed in with a passkey: {UserId}")]
    private partial void LogSignedIn(Guid userId);
}
