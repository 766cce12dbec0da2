using CampaignHub.Data;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Attachments;

/// <summary>The files of a record go with it.</summary>
internal sealed class FilesBeside(HubDb db) : IKeptBeside
{
    public async Task ForgetAsync(Record subject, CancellationToken cancellationToken)
    {
        await Attachment.ForgetFilesAsync(db, [subject.Id], cancellationToken);
        db.RemoveRange(
            await db.Set<Attachment>().IgnoreQueryFilters().Where(each => each.SubjectId == subject.Id).ToListAsync(cancellationToken)
        );
    }
}
