using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Interactions;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>Of whom this campaign has to say whether they are public officials: those approached on our own initiative, and the posts they hold.</summary>
internal sealed class OfficialDesk(HubDb db)
{
    /// <param name="PostId">A post; null: the actor is meant.</param>
    /// <param name="Who">Whoever holds the post, or the actor.</param>
    /// <param name="What">The post and its body, or what the actor does.</param>
    internal sealed record Line(Guid? PostId, Guid? ActorId, string Who, string What, OfficialCategory? Category);

    private sealed record Holding(Guid PersonId, Guid PostId, string Post, string Body, DateOnly? From, DateOnly? Until);

    /// <summary>Those of whom nothing is said first.</summary>
    public async Task<IReadOnlyList<Line>> ReadAsync(CancellationToken cancellationToken)
    {
        var met = (
            await (
                from with in db.Set<InteractionActor>()
                join interaction in db.Set<Interaction>() on with.InteractionId equals interaction.Id
                where interaction.Direction == InteractionDirection.OutgoingOwnInitiative
                select new { with.ActorId, interaction.HeldOn }
            )
                .Distinct()
                .ToListAsync(cancellationToken)
        ).ToLookup(each => each.ActorId, each => each.HeldOn);
        var ids = met.Select(each => each.Key).ToList();
        var actors = await db.Set<Actor>().AsNoTracking().Where(actor => ids.Contains(actor.Id)).ToListAsync(cancellationToken);
        var holdings = (await HoldingsAsync(ids, cancellationToken)).ToLookup(each => each.PersonId);
        var said = await db.Set<Official>().AsNoTracking().ToListAsync(cancellationToken);
        var ofPosts =
            from actor in actors
            from held in holdings[actor.Id]
            group (actor, held) by held.PostId into post
            let first = post.First().held
            select new Line(
                post.Key,
                ActorId: null,
                string.Join(", ", post.Select(each => each.actor.FullName).Distinct(StringComparer.Ordinal)),
                $"{first.Post}, {first.Body}",
                said.Find(each => each.PostId == post.Key)?.Category
            );
        var ofActors =
            from actor in actors
            let category = said.Find(each => each.ActorId == actor.Id)?.Category
            // A post says it for the days on which it is held only.
            where category is not null || met[actor.Id].Any(day => !holdings[actor.Id].Any(held => Holds(held, day)))
            select new Line(PostId: null, actor.Id, actor.FullName, actor.Function, category);
        return
        [
            .. ofPosts
                .Concat(ofActors)
                .OrderBy(line => line.Category is not null)
                .ThenBy(line => line.Who, StringComparer.CurrentCultureIgnoreCase),
        ];
    }

    private async Task<List<Holding>> HoldingsAsync(List<Guid> people, CancellationToken cancellationToken) =>
        await (
            from mandate in db.Set<Mandate>()
            join post in db.Set<Post>() on mandate.PostId equals post.Id
            join body in db.Set<Actor>() on post.OrganisationId equals body.Id
            where people.Contains(mandate.PersonId)
            select new Holding(mandate.PersonId, post.Id, post.Title, body.Name, mandate.From, mandate.Until)
        ).ToListAsync(cancellationToken);

    private static bool Holds(Holding held, DateOnly day) => (held.From ?? day) <= day && day <= (held.Until ?? day);
}
