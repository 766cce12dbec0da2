using CampaignHub.Data;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory;

/// <summary>What ties and mandates of the directory may not say together.</summary>
internal sealed class TieRules(HubDb db, FamilyTies family)
{
    // Nobody has so many bosses above one another; a longer line is a circle of others.
    private const int DeepestLine = 50;

    // Who is reached by a line of ties, and on which days the whole line holds.
    private sealed record Reached(Guid Actor, DateOnly From, DateOnly Until);

    /// <summary>Every rule of a tie, for every door.</summary>
    /// <exception cref="RefusedException">
    /// It is of a kind that the workspace does not keep; the directory has it already, for the same days; or whoever is reported to already reports to
    /// who reports in these days.
    /// </exception>
    public async Task CheckAsync(Tie tie, CancellationToken cancellationToken)
    {
        if (tie.Type == TieType.Family && !await family.IsOnAsync(cancellationToken))
        {
            throw new RefusedException("Ties of family are not kept here: an administrator can allow them in the settings.");
        }

        await RefuseTwiceAsync(tie, cancellationToken);
        await RefuseCircleAsync(tie, cancellationToken);
    }

    /// <exception cref="RefusedException">Whoever is reported to already reports to who reports, directly or through others, on a day of this tie.</exception>
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

    /// <summary>A circle is one where all its ties hold on one day: past, today or to come.</summary>
    public async Task<bool> ClosesCircleAsync(Tie tie, CancellationToken cancellationToken)
    {
        if (tie.Type != TieType.ReportsTo)
        {
            return false;
        }

        List<Reached> line = [new(tie.ToId, Beginning(tie), tie.Until ?? DateOnly.MaxValue)];
        var seen = line.ToHashSet();
        for (var depth = 0; depth < DeepestLine && line.Count > 0; depth++)
        {
            var ids = line.Select(each => each.Actor).Distinct().ToList();
            var above = (
                await db.Set<Tie>()
                    .AsNoTracking()
                    .Where(each => each.Type == TieType.ReportsTo && each.Id != tie.Id && ids.Contains(each.FromId))
                    .ToListAsync(cancellationToken)
            ).ToLookup(each => each.FromId);
            line =
            [
                .. from each in line
                from next in above[each.Actor]
                let reached = Along(each, next)
                where reached.From <= reached.Until && seen.Add(reached)
                select reached,
            ];
            if (line.Exists(each => each.Actor == tie.FromId))
            {
                return true;
            }
        }

        return false;
    }

    // Where nobody knows when it began, it is known to hold today, or on its last day.
    private DateOnly Beginning(Tie tie)
    {
        // A recipe may write into the directory before there is a campaign.
        var today = db.Here.HasCampaign ? db.Here.Today : DateOnly.FromDateTime(db.Here.Now.UtcDateTime);
        return tie.Since ?? (tie.Until < today ? tie.Until.Value : today);
    }

    private Reached Along(Reached so, Tie next)
    {
        var (from, until) = (Beginning(next), next.Until ?? DateOnly.MaxValue);
        return new Reached(next.ToId, from > so.From ? from : so.From, until < so.Until ? until : so.Until);
    }

    private async Task RefuseTwiceAsync(Tie tie, CancellationToken cancellationToken)
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
