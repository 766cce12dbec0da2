using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Interactions;

/// <summary>The query string of the log; the page and the API share it.</summary>
internal sealed record InteractionFilter(string? Query, Guid? Actor, InteractionType? Type, InteractionDirection? Direction)
{
    public bool IsAny => !string.IsNullOrWhiteSpace(Query) || Actor is not null || Type is not null || Direction is not null;

    public IQueryable<Interaction> Apply(IQueryable<Interaction> interactions)
    {
        interactions = interactions.Finding(Query);
        interactions = Actor is { } actor ? interactions.Where(each => each.Actors.Any(with => with.ActorId == actor)) : interactions;
        interactions = Type is { } type ? interactions.Where(each => each.Type == type) : interactions;
        return Direction is { } direction ? interactions.Where(each => each.Direction == direction) : interactions;
    }
}

/// <summary>What the campaign's log of contacts says.</summary>
internal sealed class InteractionLog(HubDb db)
{
    /// <summary>An interaction with the names of everybody in it.</summary>
    internal sealed record Line(Interaction Interaction, IReadOnlyList<(Guid Id, string Name)> With, IReadOnlyList<string> Ours);

    public static IQueryable<Interaction> Whole(HubDb db) =>
        db.Set<Interaction>().Include(each => each.Actors).Include(each => each.Ours).Include(each => each.Points).AsSplitQuery();

    public Task<Interaction?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        Whole(db).SingleOrDefaultAsync(each => each.Id == id, cancellationToken);

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Line>> PageAsync(InteractionFilter filter, int skip, int take, CancellationToken cancellationToken) =>
        await NameAsync(
            await filter
                .Apply(Whole(db))
                .AsNoTracking()
                .OrderByDescending(each => each.HeldOn)
                .ThenByDescending(each => each.Id)
                .Skip(skip)
                .Take(take)
                .ToListAsync(cancellationToken),
            cancellationToken
        );

    public async Task<IReadOnlyList<Line>> NameAsync(IReadOnlyList<Interaction> interactions, CancellationToken cancellationToken)
    {
        var actorIds = interactions.SelectMany(each => each.Actors).Select(each => each.ActorId).Distinct().ToList();
        var userIds = interactions.SelectMany(each => each.Ours).Select(each => each.UserId).Distinct().ToList();
        var actors = await db.Set<Actor>()
            .AsNoTracking()
            .Where(actor => actorIds.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);
        var users = await db
            .Users.Where(user => userIds.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.Name, cancellationToken);
        return
        [
            .. interactions.Select(each => new Line(
                each,
                [.. each.Actors.Where(with => actors.ContainsKey(with.ActorId)).Select(with => (with.ActorId, actors[with.ActorId]))],
                [.. each.Ours.Where(member => users.ContainsKey(member.UserId)).Select(member => users[member.UserId])]
            )),
        ];
    }

    /// <summary>The last day on which we had to do with each actor, in this campaign.</summary>
    public async Task<IReadOnlyDictionary<Guid, DateOnly>> LastContactsAsync(CancellationToken cancellationToken) =>
        await (
            from with in db.Set<InteractionActor>()
            join interaction in db.Set<Interaction>() on with.InteractionId equals interaction.Id
            group interaction.HeldOn by with.ActorId into ofActor
            select new { ofActor.Key, Last = ofActor.Max() }
        ).ToDictionaryAsync(each => each.Key, each => each.Last, cancellationToken);

    internal sealed record Contact(Guid ActorId, DateOnly HeldOn, string Title, InteractionDirection Direction);

    /// <summary>The contacts between two days, both included, by actor, the earliest first.</summary>
    public async Task<ILookup<Guid, Contact>> BetweenAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken) =>
        (
            await (
                from with in db.Set<InteractionActor>()
                join interaction in db.Set<Interaction>() on with.InteractionId equals interaction.Id
                where interaction.HeldOn >= first && interaction.HeldOn <= last
                orderby interaction.HeldOn, interaction.Id
                select new Contact(with.ActorId, interaction.HeldOn, interaction.Title, interaction.Direction)
            ).ToListAsync(cancellationToken)
        ).ToLookup(contact => contact.ActorId);

    /// <summary>The actors whom we approached by ourselves so many times or more since the first of this month.</summary>
    public async Task<IReadOnlyList<Guid>> AskedThisMonthAsync(int times, CancellationToken cancellationToken)
    {
        var today = db.Here.Today;
        var first = new DateOnly(today.Year, today.Month, 1);
        return await (
            from with in db.Set<InteractionActor>()
            join interaction in db.Set<Interaction>() on with.InteractionId equals interaction.Id
            where interaction.HeldOn >= first && interaction.Direction == InteractionDirection.OutgoingOwnInitiative
            group with by with.ActorId into ofActor
            where ofActor.Count() >= times
            select ofActor.Key
        ).ToListAsync(cancellationToken);
    }
}
