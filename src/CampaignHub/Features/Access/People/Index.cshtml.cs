using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Access.People;

internal sealed class IndexModel(HubDb db, SendInvitation invite) : PageModel, ILoadsPage
{
    internal sealed record MembershipLine(string Campaign, CampaignRole Role);

    internal sealed record PersonLine(HubUser User, IReadOnlyList<MembershipLine> Memberships);

    [BindProperty, Required, EmailAddress]
    public string Email { get; set; } = "";

    public IReadOnlyList<PersonLine> People { get; private set; } = [];
    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        var replaces = await invite.ExecuteAsync(
            new SendInvitation.Input(Email, CampaignId: null, Role: null, Until: null, Territory: null),
            cancellationToken
        );
        this.Say(SendInvitation.Told(replaces), Email);
        return Redirect(Links.Access.People);
    }

    public async Task<IActionResult> OnPostRevocationAsync(Guid invitation, CancellationToken cancellationToken)
    {
        if (!await OpenInvitations.RevokeAsync(db, campaignId: null, invitation, cancellationToken))
        {
            return NotFound();
        }

        this.Say("The invitation is revoked: its link leads nowhere now.");
        return Redirect(Links.Access.People);
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var users = await db.Users.AsNoTracking().OrderBy(user => user.Name).ToListAsync(cancellationToken);
        var memberships = await (
            from membership in db.Memberships
            join campaign in db.Campaigns on membership.CampaignId equals campaign.Id
            select new { membership.UserId, Line = new MembershipLine(campaign.Name, membership.Role) }
        ).ToListAsync(cancellationToken);
        var byUser = memberships.ToLookup(each => each.UserId, each => each.Line);
        People = [.. users.Select(user => new PersonLine(user, [.. byUser[user.Id]]))];
        Invitations = await OpenInvitations.ListAsync(db, campaignId: null, cancellationToken);
    }
}
