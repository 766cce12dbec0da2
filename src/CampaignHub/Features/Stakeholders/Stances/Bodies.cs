using CampaignHub.Data;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>Lets stakeholders inherit the statements of the bodies that they are a member of or hold a post in, and of those above these.</summary>
internal sealed class Bodies(HubDb db)
{
    // More than so many are not named one by one in a query.
    private const int Few = 100;

    /// <param name="stakeholders">Of the campaign entered.</param>
    /// <param name="day">On which they belong to them.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task LetInheritAsync(IReadOnlyCollection<Stakeholder> stakeholders, DateOnly day, CancellationToken cancellationToken)
    {
        var inherited = await InheritedAsync(stakeholders, day, cancellationToken);
        foreach (var stakeholder in stakeholders)
        {
            stakeholder.Inherit(inherited(stakeholder.ActorId));
        }
    }

    /// <summary>By actor, what it inherits on a day.</summary>
    public async Task<Func<Guid, IReadOnlyList<Inherited>>> InheritedAsync(
        IReadOnlyCollection<Stakeholder> stakeholders,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var belongings =
            stakeholders.Count <= Few
                ? await AboveAsync([.. stakeholders.Select(each => each.ActorId)], day, cancellationToken)
                : await ReadAsync(db, day, cancellationToken);
        var above = stakeholders.ToDictionary(each => each.ActorId, each => belongings.Above(each.ActorId, day));
        var ids = above.Values.SelectMany(each => each).Select(each => each.Body).Distinct().ToList();
        var statements = (
            await (
                from statement in db.Set<Statement>().AsNoTracking()
                join body in db.Set<Stakeholder>() on statement.StakeholderId equals body.Id
                where ids.Contains(body.ActorId)
                select new { body.ActorId, statement }
            ).ToListAsync(cancellationToken)
        ).ToLookup(each => each.ActorId, each => each.statement);
        var speaking = above.Values.SelectMany(each => each).Where(each => statements.Contains(each.Body)).ToList();
        var names = await NamesAsync([.. speaking.SelectMany(each => new[] { each.Body, each.Through }).Distinct()], cancellationToken);
        return actor =>
            [
                .. from body in above[actor]
                from statement in statements[body.Body]
                select new Inherited(statement, Of(body, statement, names)),
            ];
    }

    /// <summary>Who of the campaign entered belongs to which body, and which bodies to which.</summary>
    /// <param name="here">Where to read it.</param>
    /// <param name="since">Whatever ended before this day is left out; null is nothing.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<Belongings> ReadAsync(HubDb here, DateOnly? since, CancellationToken cancellationToken)
    {
        var members = await Members(here)
            .Where(each => since == null || each.Until == null || each.Until >= since)
            .ToListAsync(cancellationToken);
        // Nobody is a member of a person: whoever holds a post stands at the beginning.
        var holders = await (
            from held in Holders(here)
            join stakeholder in here.Set<Stakeholder>() on held.Actor equals stakeholder.ActorId
            where since == null || held.Until == null || held.Until >= since
            select held
        ).ToListAsync(cancellationToken);
        return new Belongings(members.Concat(holders).Select(each => each.Told()));
    }

    private async Task<Belongings> AboveAsync(List<Guid> actors, DateOnly day, CancellationToken cancellationToken)
    {
        List<Line> found = [];
        var (level, seen) = (actors, actors.ToHashSet());
        while (level.Count > 0)
        {
            var next = await Members(db).Where(each => level.Contains(each.Actor)).Where(IsCurrent(day)).ToListAsync(cancellationToken);
            if (ReferenceEquals(level, actors))
            {
                next.AddRange(
                    await Holders(db).Where(each => level.Contains(each.Actor)).Where(IsCurrent(day)).ToListAsync(cancellationToken)
                );
            }

            found.AddRange(next);
            level = [.. next.Select(each => each.Body).Where(seen.Add)];
        }

        return new Belongings(found.Select(each => each.Told()));
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(List<Guid> actors, CancellationToken cancellationToken) =>
        await db.Set<Actor>()
            .Where(actor => actors.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);

    private static Heritage Of(BodyAbove body, Statement statement, Dictionary<Guid, string> names) =>
        new(
            statement.StakeholderId,
            names.GetValueOrDefault(body.Body, ""),
            body.Level,
            body.Level > 1 ? names.GetValueOrDefault(body.Through, "") : "",
            body.Post,
            body.Since
        );

    private static System.Linq.Expressions.Expression<Func<Line, bool>> IsCurrent(DateOnly day) =>
        each => (each.Since == null || each.Since <= day) && (each.Until == null || each.Until >= day);

    private static IQueryable<Line> Members(HubDb here) =>
        here.Set<Tie>()
            .Where(tie => tie.Type == TieType.MemberOf)
            .Select(tie => new Line
            {
                Actor = tie.FromId,
                Body = tie.ToId,
                Post = "",
                Since = tie.Since,
                Until = tie.Until,
            });

    private static IQueryable<Line> Holders(HubDb here) =>
        here.Set<Mandate>()
            .Join(
                here.Set<Post>(),
                mandate => mandate.PostId,
                post => post.Id,
                (mandate, post) =>
                    new Line
                    {
                        Actor = mandate.PersonId,
                        Body = post.OrganisationId,
                        Post = post.Title,
                        Since = mandate.From,
                        Until = mandate.Until,
                    }
            );

    // What a query can still be asked about.
    private sealed class Line
    {
        public required Guid Actor { get; init; }
        public required Guid Body { get; init; }
        public required string Post { get; init; }
        public DateOnly? Since { get; init; }
        public DateOnly? Until { get; init; }

        public Belonging Told() => new(Actor, Body, Post, Since, Until);
    }
}
