using CampaignHub.Data;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary>What a post may not become while people hold it or held it.</summary>
internal sealed class PostRules(HubDb db)
{
    /// <exception cref="RefusedException">It would have room for one, and two held it in the same days.</exception>
    public async Task RefuseCrowdAsync(Post post, CancellationToken cancellationToken)
    {
        if (!post.IsForOne)
        {
            return;
        }

        var mandates = await (
            from mandate in db.Set<Mandate>()
            join person in db.Set<Actor>() on mandate.PersonId equals person.Id
            where mandate.PostId == post.Id
            orderby mandate.From ?? DateOnly.MinValue
            select new { mandate, person }
        ).ToListAsync(cancellationToken);
        // In the order in which they begin: if two overlap, two neighbours do.
        var crowd = mandates
            .Zip(mandates.Skip(1))
            .FirstOrDefault(pair => pair.First.mandate.Until is not { } end || pair.Second.mandate.From is not { } start || start <= end);
        if (crowd.First is not null)
        {
            throw new RefusedException(
                "{0} and {1} hold {2} in the same days: end one of the two mandates before you say that it is for one.",
                crowd.First.person.FullName,
                crowd.Second.person.FullName,
                post.Title
            );
        }
    }

    /// <summary>Into the trash; never one that somebody holds or held, which stays as history.</summary>
    public async Task RemoveAsync(Post post, CancellationToken cancellationToken)
    {
        db.Here.RefuseOthers(post);
        var holder = await (
            from mandate in db.Set<Mandate>()
            join person in db.Set<Actor>() on mandate.PersonId equals person.Id
            where mandate.PostId == post.Id
            select person
        ).FirstOrDefaultAsync(cancellationToken);
        if (holder is not null)
        {
            throw new RefusedException(
                "{0} holds or held {1}: a post with mandates stays as history. Take out the mandates first if they were entered by mistake.",
                holder.FullName,
                post.Title
            );
        }

        post.Trash(db.Here.Now);
        await db.SaveChangesAsync(cancellationToken);
    }
}
