using CampaignHub.Data;
using CampaignHub.Features.Press.Coverage;
using CampaignHub.Platform.Outbound;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Press.Watches;

/// <summary>Reads the feeds of every campaign, and proposes what is new in them. Two servers at once, or twice the same article, propose it once.</summary>
internal sealed class ReadWatches(HubDb db, OutboundHttp http)
{
    public const string NoFeed = "This address gives no feed (RSS or Atom).";

    private const int Most = 4 * 1024 * 1024;

    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        db.Here.EnterEverywhere();
        var campaigns = await db.Campaigns.AsNoTracking().Where(campaign => campaign.ArchivedAt == null).ToListAsync(cancellationToken);
        foreach (var campaign in campaigns)
        {
            db.Here.Enter(campaign);
            foreach (var id in await db.Set<CoverageWatch>().Select(watch => watch.Id).ToListAsync(cancellationToken))
            {
                await ExecuteAsync(id, cancellationToken);
            }
        }
    }

    /// <summary>One of the campaign entered; how many articles it proposed.</summary>
    public async Task<int> ExecuteAsync(Guid id, CancellationToken cancellationToken)
    {
        var watch = await db.Set<CoverageWatch>().AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, cancellationToken);
        if (watch is null)
        {
            return 0;
        }

        var (proposals, fault) = await AskAsync(watch, cancellationToken);
        var count = await KeepAsync(proposals, cancellationToken);
        // Not an edit of the watch: nobody's open form becomes stale by it.
        var now = db.Here.Now;
        await db.Set<CoverageWatch>()
            .Where(each => each.Id == id)
            .ExecuteUpdateAsync(set => set.SetProperty(each => each.ReadAt, now).SetProperty(each => each.Fault, fault), cancellationToken);
        return count;
    }

    private async Task<(IReadOnlyList<CoverageProposal> Proposals, string? Fault)> AskAsync(
        CoverageWatch watch,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var feed = await http.GetAsync(watch.Url, Most, cancellationToken);
            var (name, entries) = FeedReader.Read(feed.Bytes, feed.Address);
            return (
                [
                    .. entries
                        .Where(entry => watch.Concerns($"{entry.Title} {entry.Summary}"))
                        .Select(entry => Of(watch, name, entry))
                        .DistinctBy(proposal => proposal.UrlKey, StringComparer.Ordinal),
                ],
                null
            );
        }
        catch (OutboundException exception)
        {
            return ([], exception.Message);
        }
        catch (FormatException)
        {
            return ([], NoFeed);
        }
    }

    private CoverageProposal Of(CoverageWatch watch, string name, FeedEntry entry)
    {
        var today = db.Here.Today;
        var day = entry.PublishedAt is { } at ? db.Here.Campaign.DayOf(at) : today;
        return new CoverageProposal
        {
            CampaignId = watch.CampaignId,
            WatchId = watch.Id,
            UrlKey = ArticleAddress.KeyOf(entry.Url),
            Url = entry.Url,
            Title = entry.Title,
            Summary = entry.Summary,
            Author = entry.Author,
            Source = name,
            PublishedOn = day > today ? today : day,
        };
    }

    private async Task<int> KeepAsync(IReadOnlyList<CoverageProposal> proposals, CancellationToken cancellationToken)
    {
        var keys = proposals.Select(proposal => proposal.UrlKey).ToList();
        var known = await db.WithTrash<CoverageProposal>()
            .Where(each => keys.Contains(each.UrlKey))
            .Select(each => each.UrlKey)
            .Union(db.Set<CoverageItem>().Where(each => keys.Contains(each.UrlKey)).Select(each => each.UrlKey))
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        var count = 0;
        foreach (var proposal in proposals.Where(proposal => !known.Contains(proposal.UrlKey)))
        {
            try
            {
                db.Add(proposal);
                await db.SaveChangesAsync(cancellationToken);
                count++;
            }
            catch (DbUpdateException exception) when (db.IsDuplicate(exception, CoverageProposal.Mapping.OncePerArticle))
            {
                // Another server read the same feed at the same moment.
                db.ChangeTracker.Clear();
            }
        }

        return count;
    }
}
