using CampaignHub.Data;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Comments;

/// <summary>The comments on a record go with it.</summary>
internal sealed class CommentsBeside(HubDb db) : IKeptBeside
{
    public async Task ForgetAsync(Record subject, CancellationToken cancellationToken) =>
        db.RemoveRange(
            await db.Set<Comment>().IgnoreQueryFilters().Where(each => each.SubjectId == subject.Id).ToListAsync(cancellationToken)
        );
}
