using System.ComponentModel.DataAnnotations;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CampaignHub.Features.Access.Entry;

[ServiceFilter<EntryLimits>]
internal sealed class InvitationModel(AcceptInvitation accept, SignInManager<HubUser> signIn) : PageModel, ILoadsPage
{
    [FromRoute]
    public string Secret { get; set; } = "";

    [BindProperty, Required, MaxLength(HubUser.NameMaxLength)]
    public string Name { get; set; } = "";

    [BindProperty, Required]
    public string Password { get; set; } = "";

    public Invitation? Found { get; private set; }

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (!ModelState.IsValid || Found is null)
        {
            return Page();
        }

        var user = await accept.ExecuteAsync(Found, Name, Password, cancellationToken);
        await signIn.SignInAsync(user, isPersistent: false);
        return Redirect(Links.Admin);
    }

    public async Task LoadAsync(CancellationToken cancellationToken) => Found = await accept.FindAsync(Secret, cancellationToken);
}
