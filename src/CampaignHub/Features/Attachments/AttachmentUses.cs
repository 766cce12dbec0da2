using CampaignHub.Data;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Attachments;

/// <summary>Records that files of the library are kept with; that makes no file public.</summary>
internal sealed class AttachmentUses(HubDb db) : IFileUses
{
    public async Task<IReadOnlyList<FileUse>> OfAsync(Guid fileId, CancellationToken cancellationToken) =>
        await (
            from attachment in db.Set<Attachment>().AsNoTracking()
            join entry in db.SearchEntries.AsNoTracking()
                on new { Id = attachment.SubjectId, Kind = attachment.SubjectKind } equals new { entry.Id, entry.Kind }
            where attachment.FileId == fileId
            orderby entry.TitleWords
            select new FileUse(new SubjectRef(entry.Kind, entry.Id), entry.Title, false)
        ).ToListAsync(cancellationToken);
}
