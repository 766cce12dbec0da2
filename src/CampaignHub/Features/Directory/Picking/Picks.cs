using CampaignHub.Data;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Picking;

/// <summary>What a form lets somebody pick by typing a part of its name.</summary>
internal enum PickKind
{
    Actor,
    Post,
}

/// <summary>The actors and posts of the directory, for forms to pick from: a few that match, never all of them.</summary>
internal sealed class Picks(HubDb db, TellApart apart)
{
    /// <summary>Who looks for more types another word.</summary>
    public const int Most = 12;

    /// <param name="Detail">What tells it from another of the same name; may be empty.</param>
    internal sealed record Pick(Guid Id, string Name, string Detail);

    public Task<IReadOnlyList<Pick>> FindAsync(PickKind kind, string? query, CancellationToken cancellationToken) =>
        Normal.Words(query).Length == 0 ? Task.FromResult<IReadOnlyList<Pick>>([])
        : kind == PickKind.Actor
            ? ActorsAsync(db.Set<Actor>().Finding(query).OrderBy(actor => actor.FindText).Take(Most), cancellationToken)
        : PostsAsync(Matching(query).Take(Most), cancellationToken);

    /// <summary>What is picked already, by name; what is not there any more is left out.</summary>
    public Task<IReadOnlyList<Pick>> NameAsync(PickKind kind, IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken) =>
        ids.Count == 0 ? Task.FromResult<IReadOnlyList<Pick>>([])
        : kind == PickKind.Actor
            ? ActorsAsync(db.Set<Actor>().Where(actor => ids.Contains(actor.Id)).OrderBy(actor => actor.FindText), cancellationToken)
        : PostsAsync(db.Set<Post>().Where(post => ids.Contains(post.Id)), cancellationToken);

    private IQueryable<Post> Matching(string? query)
    {
        var found =
            from post in db.Set<Post>()
            join body in db.Set<Actor>() on post.OrganisationId equals body.Id
            join entry in db.SearchEntries on post.Id equals entry.Id
            select new
            {
                post,
                body,
                entry,
            };
        found = Normal
            .Words(query)
            .Aggregate(
                found,
                (some, word) => some.Where(each => each.entry.TitleWords.Contains(word) || each.body.FindText.Contains(word))
            );
        return found.OrderBy(each => each.entry.TitleWords).ThenBy(each => each.post.Id).Select(each => each.post);
    }

    private async Task<IReadOnlyList<Pick>> ActorsAsync(IQueryable<Actor> actors, CancellationToken cancellationToken)
    {
        var found = await actors
            .Select(actor => new
            {
                actor.Id,
                actor.FirstName,
                actor.Name,
            })
            .ToListAsync(cancellationToken);
        var details = await apart.ReadAsync(found.ConvertAll(actor => actor.Id), cancellationToken);
        return
        [
            .. found.Select(actor => new Pick(actor.Id, $"{actor.FirstName} {actor.Name}".Trim(), details.GetValueOrDefault(actor.Id, ""))),
        ];
    }

    private async Task<IReadOnlyList<Pick>> PostsAsync(IQueryable<Post> posts, CancellationToken cancellationToken)
    {
        var found = await (
            from post in posts
            join body in db.Set<Actor>() on post.OrganisationId equals body.Id
            select new
            {
                post.Id,
                post.Title,
                body.Name,
                body.Acronym,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. found
                .OrderBy(post => post.Title, StringComparer.CurrentCulture)
                .ThenBy(post => post.Name, StringComparer.CurrentCulture)
                .Select(post => new Pick(post.Id, $"{post.Title}, {(post.Acronym.Length > 0 ? post.Acronym : post.Name)}", "")),
        ];
    }
}
