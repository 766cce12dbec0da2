using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Comments;

/// <summary>Reads the comments about a record, the oldest first.</summary>
internal sealed class CommentsOf(HubDb db)
{
    internal sealed record Line(Guid Id, string Who, Guid? WhoId, DateTimeOffset At, string Text);

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
        )
            .AsNoTracking()
            .ToListAsync(cancellationToken);
}
