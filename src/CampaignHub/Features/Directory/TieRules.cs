using CampaignHub.Data;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary>What ties and mandates of the directory may not say together.</summary>
internal sealed class TieRules(HubDb db)
{
    // Nobody has so many bosses above one another; a longer line is a circle of others.
    private const int DeepestLine = 50;

    /// <exception cref="RefusedException">Whoever is reported to already reports to who reports, directly or through others.</exception>
    public async Task RefuseCircleAsync(Tie tie, CancellationToken cancellationToken)
    {
        if (await ClosesCircleAsync(tie, cancellationToken))
        {
            var names = await db.Set<Actor>()
                .Where(actor => actor.Id == tie.FromId || actor.Id == tie.ToId)
                .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);
            throw new RefusedException("{0} reports to {1} already, so {1} cannot report to {0}.", names[tie.ToId], names[tie.FromId]);
        }
    }

    public async Task<bool> ClosesCircleAsync(Tie tie, CancellationToken cancellationToken)
    {
        var today = db.Here.Today;
        if (tie.Type != TieType.ReportsTo || !tie.IsCurrent(today))
        {
            return false;
        }

        var above = new HashSet<Guid> { tie.ToId };
        List<Guid> line = [tie.ToId];
        for (var depth = 0; depth < DeepestLine && line.Count > 0; depth++)
        {
            line = await db.Set<Tie>()
                .Where(each => each.Type == TieType.ReportsTo && line.Contains(each.FromId))
                .Where(each => (each.Since == null || each.Since <= today) && (each.Until == null || each.Until >= today))
                .Select(each => each.ToId)
                .ToListAsync(cancellationToken);
            if (line.Contains(tie.FromId))
            {
                return true;
            }

            line.RemoveAll(id => !above.Add(id));
        }

        return false;
    }

    /// <exception cref="RefusedException">The directory has it already, between the same two for the same days.</exception>
    public async Task RefuseTwiceAsync(Tie tie, CancellationToken cancellationToken)
    {
        var isThere = await db.Set<Tie>()
            .AnyAsync(
                each =>
                    each.Id != tie.Id
                    && each.FromId == tie.FromId
                    && each.ToId == tie.ToId
                    && each.Type == tie.Type
                    && each.Since == tie.Since
                    && each.Until == tie.Until,
                cancellationToken
            );
        if (isThere)
        {
            throw new RefusedException("This tie is there already, for the same days: edit that one.");
        }
    }

    /// <exception cref="RefusedException">
    /// The post has room for one, and somebody else holds it in these days; or this very person does, whatever room there is.
    /// </exception>
    public async Task RefuseSecondHolderAsync(Mandate mandate, CancellationToken cancellationToken)
    {
        var post = await db.Set<Post>().SingleAsync(each => each.Id == mandate.PostId, cancellationToken);
        var others = await db.Set<Mandate>()
            .Where(each => each.PostId == post.Id && each.Id != mandate.Id)
            .Where(each => post.IsForOne || each.PersonId == mandate.PersonId)
            .Where(each => mandate.Until == null || each.From == null || each.From <= mandate.Until)
            .Where(each => mandate.From == null || each.Until == null || each.Until >= mandate.From)
            .Join(db.Set<Actor>(), each => each.PersonId, actor => actor.Id, (_, actor) => actor)
            .ToListAsync(cancellationToken);
        if (others.Find(other => other.Id == mandate.PersonId) is { } same)
        {
            throw new RefusedException(
                "{0} holds {1} in these days already: change the days of that mandate instead.",
                same.FullName,
                post.Title
            );
        }

        if (others.Count > 0)
        {
            throw new RefusedException(
                "{0} is a post for one, and {1} holds it in these days: end that mandate first.",
                post.Title,
                others[0].FullName
            );
        }
    }
}
