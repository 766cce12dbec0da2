using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Stances;
using CampaignHub.Platform.Search;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

internal enum StakeholderOrder
{
    Name,
    Influence,
    Class,
}

/// <summary>The query string of the list; the page, the file and the API share it.</summary>
internal sealed record StakeholderFilter(
    [FromQuery(Name = "q")] string? Query,
    [FromQuery(Name = "class")] TargetClass? Class,
    [FromQuery(Name = "stance")] Stance? Stance,
    [FromQuery(Name = "order")] StakeholderOrder? Order
)
{
    public bool IsAny => !string.IsNullOrWhiteSpace(Query) || Class is not null || Stance is not null;
}

/// <summary>The stakeholders of the campaign that a filter lets through, with their statements.</summary>
internal sealed class StakeholderList(HubDb db, Bodies bodies)
{
    public async Task<IReadOnlyList<Stakeholder>> ReadAsync(StakeholderFilter filter, CancellationToken cancellationToken)
    {
        var found = db.Set<Actor>().Finding(filter.Query);
        var query = db.Set<Stakeholder>().AsNoTracking().Include(stakeholder => stakeholder.Statements).AsSplitQuery();
        query = query.Where(stakeholder => found.Any(actor => actor.Id == stakeholder.ActorId));
        if (filter.Class is { } @class)
        {
            query = query.Where(stakeholder => stakeholder.Class == @class);
        }

        query = filter.Order switch
        {
            StakeholderOrder.Influence => query
                .OrderByDescending(stakeholder => stakeholder.Influence ?? -1)
                .ThenBy(stakeholder => stakeholder.Actor.FindText),
            StakeholderOrder.Class => query.OrderBy(stakeholder => stakeholder.Class).ThenBy(stakeholder => stakeholder.Actor.FindText),
            _ => query.OrderBy(stakeholder => stakeholder.Actor.FindText).ThenBy(stakeholder => stakeholder.Id),
        };
        var list = await query.ToListAsync(cancellationToken);
        await bodies.LetInheritAsync(list, db.Here.Today, cancellationToken);
        return filter.Stance is { } stance ? [.. list.Where(stakeholder => stakeholder.Overall.Level == stance)] : list;
    }
}
