using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Tags;

/// <summary>A later feature that writes an actor's tags down in its own records, to find them by.</summary>
internal interface ISpellsTags
{
    /// <summary>The tags of these changed in the campaign entered; saves.</summary>
    Task SpellAsync(IReadOnlyCollection<Guid> actors, CancellationToken cancellationToken);
}

/// <summary>Files an actor under tags of the campaign entered, and takes them off.</summary>
internal sealed class TagActor(HubDb db, IEnumerable<ISpellsTags> others)
{
    /// <summary>In the order of the alphabet.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Guid actor, CancellationToken cancellationToken) =>
        await db.Set<ActorTag>()
            .Where(tag => tag.ActorId == actor)
            .OrderBy(tag => tag.FindText)
            .Select(tag => tag.Text)
            .ToListAsync(cancellationToken);

    /// <summary>The tags of the campaign, to choose from.</summary>
    public async Task<IReadOnlyList<string>> KnownAsync(CancellationToken cancellationToken) =>
        await db.Set<ActorTag>()
            .GroupBy(tag => tag.FindText)
            .OrderBy(same => same.Key)
            .Select(same => same.Min(tag => tag.Text)!)
            .ToListAsync(cancellationToken);

    /// <param name="actor">Of the directory.</param>
    /// <param name="tags">One that it bears, in whatever spelling, stays as it is.</param>
    /// <param name="isAll">Exactly these: others are taken off.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <exception cref="RefusedException">A tag is too long, or this person changes nothing of the actor.</exception>
    public Task TagAsync(Actor actor, IReadOnlyCollection<string> tags, bool isAll, CancellationToken cancellationToken)
    {
        var wanted = tags.Select(ActorTag.Clean).DistinctBy(Normal.Of, StringComparer.Ordinal).ToList();
        var keys = wanted.Select(Normal.Of).ToHashSet(StringComparer.Ordinal);
        return ChangeAsync(
            actor,
            held =>
            {
                db.RemoveRange(held.Where(tag => isAll && !keys.Contains(tag.FindText)));
                var there = held.Select(tag => tag.FindText).ToHashSet(StringComparer.Ordinal);
                db.AddRange(
                    wanted
                        .Where(text => !there.Contains(Normal.Of(text)))
                        .Select(text => new ActorTag
                        {
                            CampaignId = db.Here.Campaign.Id,
                            ActorId = actor.Id,
                            Text = text,
                        })
                );
            },
            cancellationToken
        );
    }

    /// <exception cref="RefusedException">This person changes nothing of the actor.</exception>
    public Task UntagAsync(Actor actor, string text, CancellationToken cancellationToken)
    {
        var key = Normal.Of(text);
        return ChangeAsync(actor, held => db.RemoveRange(held.Where(tag => tag.FindText == key)), cancellationToken);
    }

    private async Task ChangeAsync(Actor actor, Action<List<ActorTag>> change, CancellationToken cancellationToken)
    {
        db.Here.RefuseOthers(actor);
        change(await db.Set<ActorTag>().Where(tag => tag.ActorId == actor.Id).ToListAsync(cancellationToken));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, ActorTag.Mapping.Once))
        {
            throw new RefusedException("Somebody gave a tag at the same moment: look again.");
        }

        foreach (var other in others)
        {
            await other.SpellAsync([actor.Id], cancellationToken);
        }
    }
}
