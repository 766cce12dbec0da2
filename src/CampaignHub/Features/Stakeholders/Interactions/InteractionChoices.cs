using CampaignHub.Data;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Interactions;

/// <summary>Whom the forms of an interaction offer to choose from.</summary>
internal sealed class InteractionChoices(HubDb db)
{
    public async Task<IReadOnlyList<(Guid Id, string Name)>> ActorsAsync(CancellationToken cancellationToken)
    {
        var actors = await db.Set<Actor>().AsNoTracking().OrderBy(actor => actor.FindText).ToListAsync(cancellationToken);
        return [.. actors.Select(actor => (actor.Id, actor.FullName))];
    }

    /// <summary>The members of the campaign.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>> MembersAsync(CancellationToken cancellationToken)
    {
        var campaign = db.Here.Campaign.Id;
        var members = await (
            from membership in db.Memberships
            where membership.CampaignId == campaign
            join user in db.Users on membership.UserId equals user.Id
            orderby user.Name
            select new { user.Id, user.Name }
        ).ToListAsync(cancellationToken);
        return [.. members.Select(user => (user.Id, user.Name))];
    }
}
