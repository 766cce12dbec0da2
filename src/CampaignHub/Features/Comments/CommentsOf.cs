using CampaignHub.Data;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Comments;

/// <summary>Reads the comments about a record, the oldest first.</summary>
internal sealed class CommentsOf(HubDb db, Here here, SubjectKinds kinds)
{
    internal sealed record Line(Guid Id, string Who, Guid? WhoId, DateTimeOffset At, string Text, DateTimeOffset? RewordedAt);

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

    /// <summary>A comment with what it is about; null is what does not exist, or is about what the person may not see.</summary>
    public async Task<(Comment Comment, SubjectKind Kind, SearchEntry Entry)?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<Comment>().SingleOrDefaultAsync(comment => comment.Id == id, cancellationToken) is { } comment
        && await FindSubjectAsync(comment.SubjectKind, comment.SubjectId, cancellationToken) is var (kind, entry)
            ? (comment, kind, entry)
            : null;

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
                comment.Text,
                comment.RewordedAt
            )
        ).ToListAsync(cancellationToken);
}
