using System.ComponentModel.DataAnnotations;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Access;

/// <summary>Who takes part in this campaign, and as what.</summary>
internal sealed class MembersModel(HubDb db, SendInvitation invite, Here here) : PageModel, ILoadsPage
{
    internal sealed class InvitationForm
    {
        [Required, EmailAddress]
        public string Email { get; set; } = "";
        public CampaignRole Role { get; set; } = CampaignRole.Contributor;
        public DateOnly? Until { get; set; }

        [MaxLength(120)]
        public string? Territory { get; set; }
    }

    internal sealed record Line(Membership Membership, string Name, string? Email);

    [BindProperty]
    public InvitationForm Form { get; set; } = new();

    public IReadOnlyList<Line> Members { get; private set; } = [];
    public IReadOnlyList<Invitation> Invitations { get; private set; } = [];

    private IQueryable<Membership> OfThisCampaign => db.Memberships.Where(membership => membership.CampaignId == here.Campaign.Id);

    public Task OnGetAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid)
        {
            await LoadAsync(cancellationToken);
            return Page();
        }

        var replaces = await invite.ExecuteAsync(
            new SendInvitation.Input(Form.Email, here.Campaign.Id, Form.Role, Form.Until, Form.Territory),
            cancellationToken
        );
        this.Say(SendInvitation.Told(replaces), Form.Email);
        return Redirect(Links.Access.Members(here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostRoleAsync(Guid membership, CampaignRole role, CancellationToken cancellationToken)
    {
        if (await OfThisCampaign.SingleOrDefaultAsync(each => each.Id == membership, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        found.Role = role;
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Saved.");
        return Redirect(Links.Access.Members(here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostRemovalAsync(Guid membership, CancellationToken cancellationToken)
    {
        if (await OfThisCampaign.SingleOrDefaultAsync(each => each.Id == membership, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        db.Remove(found);
        await db.SaveChangesAsync(cancellationToken);
        this.Say("Done.");
        return Redirect(Links.Access.Members(here.Campaign.Slug));
    }

    public async Task<IActionResult> OnPostRevocationAsync(Guid invitation, CancellationToken cancellationToken)
    {
        if (!await OpenInvitations.RevokeAsync(db, here.Campaign.Id, invitation, cancellationToken))
        {
            return NotFound();
        }

        this.Say("The invitation is revoked: its link leads nowhere now.");
        return Redirect(Links.Access.Members(here.Campaign.Slug));
    }

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        ModelState.Remove("membership");
        ModelState.Remove("invitation");
        Members = await (
            from membership in OfThisCampaign
            join user in db.Users on membership.UserId equals user.Id
            orderby user.Name
            select new Line(membership, user.Name, user.Email)
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
        Invitations = await OpenInvitations.ListAsync(db, here.Campaign.Id, cancellationToken);
    }
}
