using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Access.People;

internal sealed class ShowModel(HubDb db, UserManager<HubUser> users, EndSessions endSessions, SecondFactor factor) : PageModel, ILoadsPage
{
    [FromRoute]
    public Guid Id { get; set; }

    public HubUser Person { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        return Person is null ? NotFound() : Page();
    }

    public Task<IActionResult> OnPostSessionsAsync(CancellationToken cancellationToken) =>
        DoAsync(endSessions.ExecuteAsync, cancellationToken);

    public Task<IActionResult> OnPostSecondFactorAsync(CancellationToken cancellationToken) =>
        DoAsync(factor.TurnOffAsync, cancellationToken);

    public Task<IActionResult> OnPostOpeningAsync(CancellationToken cancellationToken) =>
        DoAsync(
            async user =>
            {
                user.Enable();
                (await users.UpdateAsync(user)).OrRefuse();
            },
            cancellationToken
        );

    public Task<IActionResult> OnPostClosingAsync(CancellationToken cancellationToken) =>
        DoAsync(
            async user =>
            {
                if (user.Id == db.Here.User?.Id)
                {
                    throw new RefusedException("You cannot disable your own account.");
                }

                user.Disable(db.Here.Now);
                await endSessions.ExecuteAsync(user);
                var tokens = await db.Set<ApiToken>().Where(token => token.UserId == user.Id).ToListAsync(cancellationToken);
                tokens.ForEach(token => token.Revoke(db.Here.Now));
                await db.SaveChangesAsync(cancellationToken);
            },
            cancellationToken
        );

    public async Task LoadAsync(CancellationToken cancellationToken) =>
        Person = (await db.Users.SingleOrDefaultAsync(user => user.Id == Id, cancellationToken))!;

    private async Task<IActionResult> DoAsync(Func<HubUser, Task> deed, CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        if (Person is null)
        {
            return NotFound();
        }

        await deed(Person);
        this.Say("Done.");
        return Redirect(Links.Access.Person(Id));
    }
}
