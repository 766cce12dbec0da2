using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Comments;

/// <summary>Reads the comments about a record, the oldest first.</summary>
internal sealed class CommentsOf(HubDb db, Here here, SubjectKinds kinds)
{
    internal sealed record Line(Guid Id, string Who, Guid? WhoId, DateTimeOffset At, string Text);

    /// <summary>What is commented on; null is what does not exist, or what the person may not see: it has no comments for them either.</summary>
    public async Task<(SubjectKind Kind, SearchEntry Entry)?> FindSubjectAsync(string kind, Guid id, CancellationToken cancellationToken)
    {
        if (kinds.Find(kind) is not { } found || !here.Can(found.View))
        {
            return null;
        }

        var campaign = here.Campaign.Id;
        return
            await db
                .SearchEntries.AsNoTracking()
                .SingleOrDefaultAsync(
                    each => each.Id == id && each.Kind == kind && (each.CampaignId == null || each.CampaignId == campaign),
                    cancellationToken
                )
                is { } entry
            ? (found, entry)
            : null;
    }

    public async Task<IReadOnlyList<Line>> ReadAsync(Guid subjectId, CancellationToken cancellationToken) =>
        await (
            from comment in db.Set<Comment>()
            where comment.SubjectId == subjectId
            orderby comment.CreatedAt
            select new Line(
                comment.Id,
                db.Users.Where(user => user.Id == comment.CreatedById).Select(user => user.Name).FirstOrDefault() ?? "",
                comment.CreatedById,
                comment.CreatedAt,
                comment.Text
            )
        ).ToListAsync(cancellationToken);
}
