using System.ComponentModel.DataAnnotations;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Access.Profile;

internal sealed class IndexModel(UserManager<HubUser> users, SignInManager<HubUser> signIn, Here here, EndSessions endSessions) : PageModel
{
    [BindProperty, Required, MaxLength(HubUser.NameMaxLength)]
    public string Name { get; set; } = "";

    [BindProperty]
    public string? Language { get; set; }

    public void OnGet() => (Name, Language) = (here.User!.Name, here.User.Language);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var user = await MeAsync();
        user.Name = Name.Trim();
        user.Language = Language is not null && Texts.Languages.Contains(Language) ? Language : null;
        (await users.UpdateAsync(user)).OrRefuse();
        this.Say("Saved.");
        return Redirect(Links.Access.Profile);
    }

    public async Task<IActionResult> OnPostPasswordAsync(string current, string password)
    {
        OnGet();
        ModelState.Clear();
        var user = await MeAsync();
        (await users.ChangePasswordAsync(user, current, password)).OrRefuse();
        // Other sessions end by the new security stamp; this one goes on.
        await signIn.RefreshSignInAsync(user);
        this.Say("Your password is changed; your other sessions have ended.");
        return Redirect(Links.Access.Profile);
    }

    public async Task<IActionResult> OnPostSessionsAsync()
    {
        await endSessions.ExecuteAsync(await MeAsync());
        return Redirect(Links.Access.SignIn);
    }

    private async Task<HubUser> MeAsync() =>
        await users.FindByIdAsync($"{here.User!.Id}") ?? throw new InvalidOperationException("The person is gone.");
}
