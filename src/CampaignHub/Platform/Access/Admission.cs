using System.Security.Claims;
using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Access;

/// <summary>Works out who the person is and what they may do in the campaign of the address; another's campaign is not found.</summary>
internal sealed class Admission(HubDb db, Here here, RoleGrants grants)
{
    public const string RouteKey = "campaign";

    /// <summary>False when the address names a campaign that this person may not enter.</summary>
    public async Task<bool> AdmitAsync(ClaimsPrincipal principal, string? slug, CancellationToken cancellationToken)
    {
        var user = await FindUserAsync(principal, cancellationToken);
        var campaigns = user is null ? [] : await CampaignsOfAsync(user, cancellationToken);
        here.Offer([.. campaigns.Select(entry => entry.Campaign)]);
        var entered = slug is null ? default : campaigns.FirstOrDefault(entry => entry.Campaign.Slug == slug);
        if (entered.Campaign is not null)
        {
            here.Enter(entered.Campaign);
        }

        var held = entered.Role is { } role ? await grants.HeldByAsync(role, cancellationToken) : [];
        here.Admit(user, entered.Role, held);
        return slug is null || entered.Campaign is not null;
    }

    private async Task<HubUser?> FindUserAsync(ClaimsPrincipal principal, CancellationToken cancellationToken) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? await db.Users.AsNoTracking().SingleOrDefaultAsync(user => user.Id == id && user.DisabledAt == null, cancellationToken)
            : null;

    private async Task<List<(Campaign Campaign, CampaignRole? Role)>> CampaignsOfAsync(HubUser user, CancellationToken cancellationToken)
    {
        var campaigns = await db.Campaigns.AsNoTracking().OrderBy(campaign => campaign.Name).ToListAsync(cancellationToken);
        if (user.IsAdministrator)
        {
            return [.. campaigns.Select(campaign => (campaign, (CampaignRole?)CampaignRole.Coordinator))];
        }

        var memberships = await db
            .Memberships.AsNoTracking()
            .Where(membership => membership.UserId == user.Id)
            .ToListAsync(cancellationToken);
        return
        [
            .. from campaign in campaigns
            join membership in memberships on campaign.Id equals membership.CampaignId
            where membership.IsCurrent(campaign.DayOf(here.Now))
            select (campaign, (CampaignRole?)membership.Role),
        ];
    }
}
