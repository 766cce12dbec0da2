using CampaignHub.Data;
using CampaignHub.Features.Stakeholders.Fields;
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
    [FromQuery(Name = "order")] StakeholderOrder? Order,
    [FromQuery(Name = "tag")] string? Tag = null,
    [FromQuery(Name = "choice")] string[]? Choices = null
)
{
    public bool IsAny =>
        !string.IsNullOrWhiteSpace(Query) || Class is not null || Stance is not null || !string.IsNullOrEmpty(Tag) || Chosen.Any();

    /// <summary>Each choice of the address is a field and one of its choices: <c>0189…:Local</c>.</summary>
    public IEnumerable<(Guid Field, string Choice)> Chosen =>
        from choice in Choices ?? []
        let cut = choice.IndexOf(':', StringComparison.Ordinal)
        where cut > 0 && Guid.TryParse(choice[..cut], out _)
        select (Guid.Parse(choice[..cut]), choice[(cut + 1)..]);

    /// <summary>Those that the filter lets through but for their stance, which follows from what was said.</summary>
    public IQueryable<Stakeholder> On(HubDb db, IQueryable<Stakeholder> query)
    {
        // Each word is found in the name, in a tag or in a field that is in use.
        foreach (var word in Normal.Words(Query))
        {
            query = query.Where(each =>
                each.Actor.FindText.Contains(word)
                || db.Set<FieldValue>().Any(v => v.StakeholderId == each.Id && v.Field.ArchivedAt == null && v.FindText.Contains(word))
                || db.Set<StakeholderTag>().Any(tag => tag.StakeholderId == each.Id && tag.FindText.Contains(word))
            );
        }

        if (!string.IsNullOrWhiteSpace(Tag))
        {
            var key = Normal.Of(Tag);
            query = query.Where(each => db.Set<StakeholderTag>().Any(tag => tag.StakeholderId == each.Id && tag.FindText == key));
        }

        foreach (var (field, choice) in Chosen)
        {
            query = query.Where(each =>
                db.Set<FieldValue>().Any(v => v.StakeholderId == each.Id && v.FieldId == field && v.Text == choice)
            );
        }

        return Class is { } @class ? query.Where(each => each.Class == @class) : query;
    }
}

/// <summary>The stakeholders of the campaign that a filter lets through, with their statements.</summary>
internal sealed class StakeholderList(HubDb db, Bodies bodies)
{
    public async Task<IReadOnlyList<Stakeholder>> ReadAsync(StakeholderFilter filter, CancellationToken cancellationToken)
    {
        var query = db.Set<Stakeholder>().AsNoTracking().Include(stakeholder => stakeholder.Statements).AsSplitQuery();
        query = filter.On(db, query);
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
