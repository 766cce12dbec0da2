using CampaignHub.Data;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Features.Stakeholders.Stances;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;
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
            var told = db.Set<FieldValue>()
                .Where(value => value.Field.ArchivedAt == null)
                .Finding(word)
                .Select(value => value.StakeholderId);
            var tagged = db.Set<ActorTag>().Finding(word).Select(tag => tag.ActorId);
            query = query.Where(each => each.Actor.FindText.Contains(word) || told.Contains(each.Id) || tagged.Contains(each.ActorId));
        }

        if (!string.IsNullOrWhiteSpace(Tag))
        {
            var key = Normal.Of(Tag);
            query = query.Where(each => db.Set<ActorTag>().Any(tag => tag.ActorId == each.ActorId && tag.FindText == key));
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
internal sealed class StakeholderList(HubDb db, Bodies bodies, StancesNow stances)
{
    public const int PageSize = 50;

    /// <param name="OfClass">How many of each class the filter lets through, on all pages.</param>
    internal sealed record Page(
        IReadOnlyList<Stakeholder> Stakeholders,
        Pager Pager,
        IReadOnlyList<(TargetClass Class, int Count)> OfClass
    );

    /// <summary>All of them, for a file or a drawing.</summary>
    public async Task<IReadOnlyList<Stakeholder>> ReadAsync(StakeholderFilter filter, CancellationToken cancellationToken)
    {
        var list = await WithStancesAsync(Ordered(filter.On(db, db.Set<Stakeholder>()).AsNoTracking(), filter.Order), cancellationToken);
        return filter.Stance is { } stance ? list.FindAll(each => each.Overall.Level == stance) : list;
    }

    public async Task<Page> ReadAsync(StakeholderFilter filter, int page, CancellationToken cancellationToken)
    {
        var query = filter.On(db, db.Set<Stakeholder>()).AsNoTracking();
        if (filter.Stance is { } stance)
        {
            query = await OfStanceAsync(query, stance, cancellationToken);
        }

        if (!string.IsNullOrWhiteSpace(filter.Query))
        {
            return await FoundAsync(Ordered(query, filter.Order), filter.Order, page, cancellationToken);
        }

        var ofClass = await query
            .GroupBy(stakeholder => stakeholder.Class)
            .Select(some => new { Class = some.Key, Count = some.Count() })
            .ToListAsync(cancellationToken);
        var pager = new Pager(page, ofClass.Sum(some => some.Count), PageSize);
        var ids = await Ordered(query, filter.Order)
            .Select(stakeholder => stakeholder.Id)
            .Skip((pager.Number - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var shown = Ordered(db.Set<Stakeholder>().AsNoTracking().Where(stakeholder => ids.Contains(stakeholder.Id)), filter.Order);
        return new Page(
            await WithStancesAsync(shown, cancellationToken),
            pager,
            [.. ofClass.OrderBy(some => some.Class).Select(some => (some.Class, some.Count))]
        );
    }

    // To look through all names costs more than to read who was found: one look for the counts and the page.
    private async Task<Page> FoundAsync(
        IQueryable<Stakeholder> ordered,
        StakeholderOrder? order,
        int page,
        CancellationToken cancellationToken
    )
    {
        var found = await ordered.Select(stakeholder => new { stakeholder.Id, stakeholder.Class }).ToListAsync(cancellationToken);
        var pager = new Pager(page, found.Count, PageSize);
        var ids = found.Skip((pager.Number - 1) * PageSize).Take(PageSize).Select(each => each.Id).ToList();
        var shown = Ordered(db.Set<Stakeholder>().AsNoTracking().Where(stakeholder => ids.Contains(stakeholder.Id)), order);
        return new Page(
            await WithStancesAsync(shown, cancellationToken),
            pager,
            [.. found.CountBy(each => each.Class).OrderBy(each => each.Key).Select(each => (each.Key, each.Value))]
        );
    }

    // A stance follows from a rule that no query can tell: who stands there is named one by one.
    private async Task<IQueryable<Stakeholder>> OfStanceAsync(
        IQueryable<Stakeholder> query,
        Stance stance,
        CancellationToken cancellationToken
    )
    {
        var known = (await stances.ReadAsync(cancellationToken)).Known;
        var there = known.Where(each => stance == Stance.Unknown || each.Value == stance).Select(each => each.Key).ToList();
        return stance == Stance.Unknown
            ? query.Where(stakeholder => !there.Contains(stakeholder.Id))
            : query.Where(stakeholder => there.Contains(stakeholder.Id));
    }

    private async Task<List<Stakeholder>> WithStancesAsync(IQueryable<Stakeholder> query, CancellationToken cancellationToken)
    {
        var list = await query.Include(stakeholder => stakeholder.Statements).AsSplitQuery().ToListAsync(cancellationToken);
        await bodies.LetInheritAsync(list, db.Here.Today, cancellationToken);
        return list;
    }

    private static IQueryable<Stakeholder> Ordered(IQueryable<Stakeholder> query, StakeholderOrder? order) =>
        order switch
        {
            StakeholderOrder.Influence => query
                .OrderByDescending(stakeholder => stakeholder.Influence ?? -1)
                .ThenBy(stakeholder => stakeholder.Actor.FindText)
                .ThenBy(stakeholder => stakeholder.Id),
            StakeholderOrder.Class => query
                .OrderBy(stakeholder => stakeholder.Class)
                .ThenBy(stakeholder => stakeholder.Actor.FindText)
                .ThenBy(stakeholder => stakeholder.Id),
            _ => query.OrderBy(stakeholder => stakeholder.Actor.FindText).ThenBy(stakeholder => stakeholder.Id),
        };
}
