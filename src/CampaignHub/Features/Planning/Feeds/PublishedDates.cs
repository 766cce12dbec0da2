using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning.Feeds;

/// <summary>Remembers the dates that calendars learn, in the campaign that was entered.</summary>
internal sealed class PublishedDates(HubDb db)
{
    public async Task<IReadOnlyDictionary<Guid, FeedEntry>> NoteAsync(IReadOnlyList<FeedEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            return await WriteAsync(events, cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception))
        {
            // Another calendar asked at the same moment, and noted the same.
            db.ChangeTracker.Clear();
            return await WriteAsync(events, cancellationToken);
        }
    }

    private async Task<Dictionary<Guid, FeedEntry>> WriteAsync(IReadOnlyList<FeedEvent> events, CancellationToken cancellationToken)
    {
        var known = await db.Set<FeedEntry>().ToDictionaryAsync(entry => entry.Id, cancellationToken);
        foreach (var each in events)
        {
            if (!known.TryGetValue(each.Id, out var entry))
            {
                entry = FeedEntry.Of(each.Id, each.First, each.Last, db.Here.Now);
                known.Add(entry.Id, entry);
                db.Add(entry);
            }

            entry.Move(each.First, each.Last, db.Here.Now);
        }

        await db.SaveChangesAsync(cancellationToken);
        return known;
    }
}
