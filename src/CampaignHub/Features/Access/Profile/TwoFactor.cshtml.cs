using System.ComponentModel.DataAnnotations;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Access.Profile;

internal sealed class TwoFactorModel(SecondFactor factor, UserManager<HubUser> users, SignInManager<HubUser> signIn, Here here)
    : PageModel,
        ILoadsPage
{
    [BindProperty, Required, MaxLength(20)]
    public string Code { get; set; } = "";

    public string Key { get; private set; } = "";
    public string Picture { get; private set; } = "";
    public IReadOnlyList<string> RecoveryCodes { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var user = await MeAsync();
        RecoveryCodes = await factor.TurnOnAsync(user, Code);
        await signIn.RefreshSignInAsync(user);
        return Page();
    }

    public async Task<IActionResult> OnPostBeginningAsync()
    {
        var user = await MeAsync();
        if (!user.TwoFactorEnabled)
        {
            await factor.BeginAsync(user);
            await signIn.RefreshSignInAsync(user);
        }

        return Redirect(Links.Access.TwoFactor);
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        ModelState.Clear();
        var user = await MeAsync();
        RecoveryCodes = user.TwoFactorEnabled ? await factor.NewRecoveryCodesAsync(user) : [];
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync(string password)
    {
        ModelState.Clear();
        var user = await MeAsync();
        if (!await users.CheckPasswordAsync(user, password ?? ""))
        {
            throw new RefusedException("The password of today is not right.");
        }

        await factor.TurnOffAsync(user);
        await signIn.RefreshSignInAsync(user);
        return Redirect(Links.Access.TwoFactor);
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (here.User is { TwoFactorEnabled: false })
        {
            (Key, Picture) = await factor.KeyAsync(await MeAsync()) ?? ("", "");
        }
    }

    private async Task<HubUser> MeAsync() =>
        await users.FindByIdAsync($"{here.User!.Id}") ?? throw new InvalidOperationException("The person is gone.");
}
