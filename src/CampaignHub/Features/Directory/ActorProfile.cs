using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary>Everything the directory holds about one actor: posts and who holds them, mandates, ties in both directions, contacts.</summary>
internal sealed class ActorProfile(HubDb db)
{
    // With members rather than a constructor: so queries can go on from it.
    internal sealed record MandateLine
    {
        public required Mandate Mandate { get; init; }
        public required Post Post { get; init; }
        public required Actor Person { get; init; }
        public required Actor Organisation { get; init; }
    }

    internal sealed record TieLine(Tie Tie, Actor From, Actor To);

    internal sealed record Profile(
        Actor Actor,
        IReadOnlyList<Post> Posts,
        IReadOnlyList<MandateLine> Mandates,
        IReadOnlyList<TieLine> Ties
    );

    public async Task<Profile?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var actor = await db.Set<Actor>().Include(actor => actor.Contacts).SingleOrDefaultAsync(actor => actor.Id == id, cancellationToken);
        if (actor is null)
        {
            return null;
        }

        var posts = await db.Set<Post>()
            .Where(post => post.OrganisationId == id)
            .OrderBy(post => post.Title)
            .ToListAsync(cancellationToken);
        var mandates = await MandateLines()
            .Where(line => line.Person.Id == id || line.Organisation.Id == id)
            .OrderByDescending(line => line.Mandate.From)
            .ToListAsync(cancellationToken);
        var ties = await (
            from tie in db.Set<Tie>()
            join source in db.Set<Actor>() on tie.FromId equals source.Id
            join target in db.Set<Actor>() on tie.ToId equals target.Id
            where tie.FromId == id || tie.ToId == id
            orderby tie.Since descending
            select new TieLine(tie, source, target)
        ).ToListAsync(cancellationToken);
        return new Profile(actor, posts, mandates, ties);
    }

    /// <summary>The post that each of these people holds on a day, as people say it: title, organisation.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> PostsOnAsync(
        IReadOnlyCollection<Guid> people,
        DateOnly day,
        CancellationToken cancellationToken
    )
    {
        var lines = await MandateLines()
            .Where(line => people.Contains(line.Mandate.PersonId))
            .Where(line =>
                (line.Mandate.From == null || line.Mandate.From <= day) && (line.Mandate.Until == null || line.Mandate.Until >= day)
            )
            .Select(line => new
            {
                line.Person.Id,
                line.Post.Title,
                line.Organisation.Name,
                line.Organisation.Acronym,
            })
            .ToListAsync(cancellationToken);
        return lines
            .GroupBy(line => line.Id)
            .ToDictionary(
                lines => lines.Key,
                lines => string.Join(" · ", lines.Select(line => $"{line.Title}, {(line.Acronym.Length > 0 ? line.Acronym : line.Name)}"))
            );
    }

    private IQueryable<MandateLine> MandateLines() =>
        from mandate in db.Set<Mandate>()
        join post in db.Set<Post>() on mandate.PostId equals post.Id
        join person in db.Set<Actor>() on mandate.PersonId equals person.Id
        join organisation in db.Set<Actor>() on post.OrganisationId equals organisation.Id
        select new MandateLine
        {
            Mandate = mandate,
            Post = post,
            Person = person,
            Organisation = organisation,
        };
}
