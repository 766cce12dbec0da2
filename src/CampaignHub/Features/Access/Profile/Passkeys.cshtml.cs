using System.Buffers.Text;
using System.ComponentModel.DataAnnotations;
using System.Text;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Access.Profile;

internal sealed class PasskeysModel(Passkeys passkeys, UserManager<HubUser> users, Here here) : PageModel, ILoadsPage
{
    // A key of a device is a few hundred bytes.
    private const int CredentialMaxLength = 20_000;

    [BindProperty, Required, MaxLength(Passkeys.NameMaxLength)]
    public string Name { get; set; } = "";

    [BindProperty, MaxLength(CredentialMaxLength)]
    public string? Credential { get; set; }

    public IReadOnlyList<UserPasskeyInfo> Kept { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        if (string.IsNullOrEmpty(Credential))
        {
            throw new RefusedException("No passkey was shown.");
        }

        await passkeys.AddAsync(await MeAsync(), Credential, Name.Trim());
        this.Say("Saved.");
        return Redirect(Links.Access.Passkeys);
    }

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await passkeys.OfferAsync(await MeAsync()), "application/json");

    public async Task<IActionResult> OnPostRemovalAsync(string id)
    {
        ModelState.Clear();
        return Base64Url.IsValid(id) && await passkeys.RemoveAsync(await MeAsync(), Base64Url.DecodeFromUtf8(Encoding.ASCII.GetBytes(id)))
            ? Redirect(Links.Access.Passkeys)
            : NotFound();
    }

    public async Task LoadAsync(CancellationToken cancellationToken) => Kept = await passkeys.OfAsync(await MeAsync());

    private async Task<HubUser> MeAsync() =>
        await users.FindByIdAsync($"{here.User!.Id}") ?? throw new InvalidOperationException("The person is gone.");
}
