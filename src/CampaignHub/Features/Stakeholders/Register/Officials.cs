using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>Who was a public official on which day: by the post held then, else by what was said of the actor.</summary>
internal sealed class Officials(HubDb db)
{
    private sealed record Held(Guid Person, DateOnly? From, DateOnly? Until, OfficialCategory Category);

    internal sealed class Known
    {
        private readonly Dictionary<Guid, OfficialCategory> _actors;
        private readonly ILookup<Guid, Held> _posts;

        private Known(Dictionary<Guid, OfficialCategory> actors, ILookup<Guid, Held> posts) => (_actors, _posts) = (actors, posts);

        public static async Task<Known> ReadAsync(HubDb db, CancellationToken cancellationToken)
        {
            var actors = await db.Set<Official>()
                .Where(each => each.ActorId != null)
                .ToDictionaryAsync(each => each.ActorId!.Value, each => each.Category, cancellationToken);
            var posts = await (
                from official in db.Set<Official>()
                join mandate in db.Set<Mandate>() on official.PostId equals mandate.PostId
                select new Held(mandate.PersonId, mandate.From, mandate.Until, official.Category)
            ).ToListAsync(cancellationToken);
            return new Known(actors, posts.ToLookup(held => held.Person));
        }

        /// <summary>Who ever was one.</summary>
        public IReadOnlyList<Guid> Everybody =>
            [
                .. _actors
                    .Where(each => each.Value != OfficialCategory.NotAnOfficial)
                    .Select(each => each.Key)
                    .Concat(
                        _posts.Where(held => held.Any(each => each.Category != OfficialCategory.NotAnOfficial)).Select(held => held.Key)
                    )
                    .Distinct(),
            ];

        /// <summary>Null: nobody said.</summary>
        public OfficialCategory? Of(Guid actor, DateOnly day)
        {
            var held = _posts[actor].Where(each => (each.From ?? day) <= day && day <= (each.Until ?? day)).ToList();
            return held.Find(each => each.Category != OfficialCategory.NotAnOfficial)?.Category
                ?? (_actors.TryGetValue(actor, out var said) ? said : held.FirstOrDefault()?.Category);
        }
    }

    public Task<Known> ReadAsync(CancellationToken cancellationToken) => Known.ReadAsync(db, cancellationToken);

    /// <param name="post">The post that makes its holder one; null when it is said of the actor.</param>
    /// <param name="actor">Said of the actor; null when it is said of a post.</param>
    /// <param name="category">Null takes back what was said.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task SayAsync(Guid? post, Guid? actor, OfficialCategory? category, CancellationToken cancellationToken)
    {
        var isThere = post is { } office
            ? actor is null && await db.Set<Post>().AnyAsync(each => each.Id == office, cancellationToken)
            : await db.Set<Actor>().AnyAsync(each => each.Id == actor, cancellationToken);
        if (!isThere)
        {
            throw new RefusedException("Say of which post, or of which actor of the directory.");
        }

        var said = await db.Set<Official>().SingleOrDefaultAsync(each => each.PostId == post && each.ActorId == actor, cancellationToken);
        if (said is not null && said.Category != category)
        {
            db.Here.RefuseOthers(said);
        }

        if (category is not { } kind)
        {
            if (said is not null)
            {
                db.Remove(said);
            }

            return;
        }

        if (said is null)
        {
            said = new Official { PostId = post, ActorId = actor };
            db.Add(said);
        }

        said.Category = kind;
    }
}
