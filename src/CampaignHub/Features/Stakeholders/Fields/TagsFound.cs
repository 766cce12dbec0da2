using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Fields;

/// <summary>Actors that this campaign gave a tag and that do not stand on its map; those that do are found there.</summary>
internal sealed class TagsFound(HubDb db) : ISearchSource
{
    public async Task<IReadOnlyList<FoundLine>> FindAsync(string[] words, int most, CancellationToken cancellationToken)
    {
        if (!db.Here.Can(DirectoryFeature.View))
        {
            return [];
        }

        var tagged = words.Aggregate(
            db.Set<Actor>().AsNoTracking().Where(actor => !db.Set<Stakeholder>().Any(each => each.ActorId == actor.Id)),
            (some, word) =>
                some.Where(actor =>
                    actor.FindText.Contains(word) || db.Set<ActorTag>().Any(tag => tag.ActorId == actor.Id && tag.FindText.Contains(word))
                )
        );
        var first = db.Set<ActorTag>().Where(tag => words.Any(word => tag.FindText.Contains(word))).Select(tag => tag.ActorId);
        var found = await tagged
            .Where(actor => first.Contains(actor.Id))
            .OrderBy(actor => actor.FindText)
            .Take(most)
            .ToListAsync(cancellationToken);
        return
        [
            .. found
                // By their name alone they were found already.
                .Where(actor => !words.All(word => actor.FindText.Contains(word, StringComparison.Ordinal)))
                .Select(actor => new FoundLine(
                    Actor.Kind,
                    actor.Id,
                    "Actor",
                    "user",
                    actor.FullName,
                    Links.Directory.Show(db.Here.Campaign.Slug, actor.Id)
                )),
        ];
    }
}
