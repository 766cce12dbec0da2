using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary>What the form of a task offers to choose from.</summary>
internal sealed class PlanChoices(HubDb db)
{
    public IReadOnlyList<(Guid Id, string Name)> Anchors { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> Items { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> People { get; private set; } = [];

    public async Task LoadAsync(Guid? except, CancellationToken cancellationToken)
    {
        Anchors =
        [
            .. (await db.Set<Anchor>().OrderBy(anchor => anchor.Day).ToListAsync(cancellationToken)).Select(anchor =>
                (anchor.Id, anchor.Name)
            ),
        ];
        var items = await db.Set<PlanItem>()
            .Where(item => item.Id != except)
            .OrderBy(item => item.FindText)
            .Select(item => new { item.Id, item.Title })
            .ToListAsync(cancellationToken);
        Items = [.. items.Select(item => (item.Id, item.Title))];
        var campaign = db.Here.Campaign.Id;
        var people = await db
            .Users.Where(user =>
                user.DisabledAt == null
                && (user.IsAdministrator || db.Memberships.Any(each => each.UserId == user.Id && each.CampaignId == campaign))
            )
            .OrderBy(user => user.Name)
            .Select(user => new { user.Id, user.Name })
            .ToListAsync(cancellationToken);
        People = [.. people.Select(user => (user.Id, user.Name))];
    }
}
