using CampaignHub.Data;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary>What the form of a task offers to choose from.</summary>
internal sealed class PlanChoices(HubDb db, CampaignMembers members)
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
        People = await members.ListAsync(cancellationToken);
    }
}
