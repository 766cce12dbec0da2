using CampaignHub.Data;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Search;

/// <summary>
/// What of the campaign entered, and of the shared directory, holds every word of a query; only what the person may see. Records first, then what
/// features hold beside them.
/// </summary>
internal sealed class FindSubjects(HubDb db, SubjectKinds kinds, IEnumerable<ISearchSource> sources)
{
    public const int Most = 50;

    public async Task<IReadOnlyList<FoundLine>> ExecuteAsync(string? query, CancellationToken cancellationToken)
    {
        var words = Normal.Words(query);
        if (words.Length == 0)
        {
            return [];
        }

        var found = new List<FoundLine>(await FindRecordsAsync(words, cancellationToken));
        foreach (var source in sources)
        {
            var left = Most - found.Count;
            found.AddRange(left > 0 ? await source.FindAsync(words, left, cancellationToken) : []);
        }

        return found;
    }

    private async Task<IReadOnlyList<FoundLine>> FindRecordsAsync(string[] words, CancellationToken cancellationToken)
    {
        var visible = kinds.All.Where(kind => db.Here.Can(kind.View)).Select(kind => kind.Kind).ToList();
        var campaign = db.Here.Campaign.Id;
        var entries = db
            .SearchEntries.AsNoTracking()
            .Where(entry => visible.Contains(entry.Kind) && (entry.CampaignId == null || entry.CampaignId == campaign));
        entries = words.Aggregate(
            entries,
            (some, word) => some.Where(entry => entry.TitleWords.Contains(word) || entry.Words.Contains(word))
        );
        var first = words[0];
        // Which they are by what an index holds, then their lines.
        var ids = await entries
            .OrderByDescending(entry => entry.TitleWords.StartsWith(first))
            .ThenByDescending(entry => entry.TitleWords.Contains(first))
            .ThenBy(entry => entry.TitleWords)
            .Select(entry => entry.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
        var found = await db
            .SearchEntries.AsNoTracking()
            .Where(entry => ids.Contains(entry.Id))
            .ToDictionaryAsync(entry => entry.Id, cancellationToken);
        // Somebody of the directory who stands on the map is found there: one line, not two.
        var onTheMap = await db.Set<Stakeholder>()
            .Where(stakeholder => ids.Contains(stakeholder.Id))
            .Select(stakeholder => stakeholder.ActorId)
            .ToListAsync(cancellationToken);
        return
        [
            .. from id in ids.Except(onTheMap)
            where found.ContainsKey(id)
            let line = found[id]
            let kind = kinds.Find(line.Kind)
            where kind is not null
            select new FoundLine(kind.Kind, line.Id, kind.Title, kind.Icon, line.Title, kind.Link(db.Here.Campaign.Slug, line.Id)),
        ];
    }
}
