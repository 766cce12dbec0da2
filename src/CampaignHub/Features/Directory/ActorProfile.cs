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

    /// <param name="IsCut">There are more of one of them than are shown at first.</param>
    internal sealed record Profile(
        Actor Actor,
        IReadOnlyList<Post> Vacant,
        IReadOnlyList<MandateLine> Mandates,
        IReadOnlyList<TieLine> Ties,
        bool IsCut
    );

    /// <summary>So many posts, mandates and ties are shown at first, the newest: a body may have thousands.</summary>
    public const int Shown = 200;

    public Task<Profile?> FindAsync(Guid id, CancellationToken cancellationToken) => FindAsync(id, isWhole: false, cancellationToken);

    public async Task<Profile?> FindAsync(Guid id, bool isWhole, CancellationToken cancellationToken)
    {
        var actor = await db.Set<Actor>()
            .AsNoTracking()
            .Include(actor => actor.Contacts)
            .SingleOrDefaultAsync(actor => actor.Id == id, cancellationToken);
        if (actor is null)
        {
            return null;
        }

        var most = isWhole ? int.MaxValue : Shown;
        var vacant = await db.Set<Post>()
            .AsNoTracking()
            .Where(post => post.OrganisationId == id && !db.Set<Mandate>().Any(mandate => mandate.PostId == post.Id))
            .OrderBy(post => post.Title)
            .Take(most)
            .ToListAsync(cancellationToken);
        // By their two indexes: one condition over both tables would read every mandate there is.
        var ofActor = db.Set<Mandate>()
            .Where(mandate => mandate.PersonId == id)
            .Select(mandate => mandate.Id)
            .Union(
                from post in db.Set<Post>()
                join mandate in db.Set<Mandate>() on post.Id equals mandate.PostId
                where post.OrganisationId == id
                select mandate.Id
            );
        var mandates = await MandateLines()
            .AsNoTracking()
            .Where(line => ofActor.Contains(line.Mandate.Id))
            .OrderByDescending(line => line.Mandate.From)
            .Take(most)
            .ToListAsync(cancellationToken);
        var ties = await (
            from tie in db.Set<Tie>()
            join source in db.Set<Actor>() on tie.FromId equals source.Id
            join target in db.Set<Actor>() on tie.ToId equals target.Id
            where tie.FromId == id || tie.ToId == id
            orderby tie.Since descending
            select new TieLine(tie, source, target)
        )
            .AsNoTracking()
            .Take(most)
            .ToListAsync(cancellationToken);
        return new Profile(
            actor,
            vacant,
            mandates,
            ties,
            !isWhole && (vacant.Count == most || mandates.Count == most || ties.Count == most)
        );
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
