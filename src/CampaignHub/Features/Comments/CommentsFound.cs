using CampaignHub.Data;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Comments;

/// <summary>Comments, found by their words by whoever may see what they are about.</summary>
internal sealed class CommentsFound(HubDb db, SubjectKinds kinds) : ISearchSource
{
    public async Task<IReadOnlyList<FoundLine>> FindAsync(string[] words, int most, CancellationToken cancellationToken)
    {
        var visible = kinds.All.Where(kind => db.Here.Can(kind.View)).Select(kind => kind.Kind).ToList();
        var campaign = db.Here.Campaign.Id;
        var comments =
            from comment in db.Set<Comment>().AsNoTracking()
            join entry in db.SearchEntries.AsNoTracking()
                on new { Id = comment.SubjectId, Kind = comment.SubjectKind } equals new { entry.Id, entry.Kind }
            where visible.Contains(entry.Kind) && (entry.CampaignId == null || entry.CampaignId == campaign)
            orderby comment.CreatedAt descending
            select new
            {
                comment.Text,
                entry.Id,
                entry.Kind,
                entry.Title,
            };
        var found = new List<FoundLine>();
        await foreach (var line in comments.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (Excerpt.Holds(line.Text, words) && kinds.Find(line.Kind) is { } kind)
            {
                var link = $"{kind.Link(db.Here.Campaign.Slug, line.Id)}#comments";
                found.Add(new FoundLine(line.Kind, line.Id, "Comment", "message", line.Title, link, Excerpt.Of(line.Text, words)));
            }

            if (found.Count == most)
            {
                break;
            }
        }

        return found;
    }
}
