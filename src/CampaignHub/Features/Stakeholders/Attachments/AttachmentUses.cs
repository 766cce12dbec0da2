using CampaignHub.Data;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Attachments;

/// <summary>Stakeholders that files of the library are kept with; that makes no file public.</summary>
internal sealed class AttachmentUses(HubDb db) : IFileUses
{
    public async Task<IReadOnlyList<FileUse>> OfAsync(Guid fileId, CancellationToken cancellationToken)
    {
        var holders = db.Set<Attachment>().Where(attachment => attachment.FileId == fileId).Select(attachment => attachment.StakeholderId);
        var stakeholders = await db.Set<Stakeholder>()
            .AsNoTracking()
            .Where(each => holders.Contains(each.Id))
            .OrderBy(each => each.Actor.FindText)
            .ToListAsync(cancellationToken);
        return
        [
            .. stakeholders.Select(each => new FileUse(new SubjectRef(Stakeholder.Kind, each.Id), each.Actor.FullName, IsPublic: false)),
        ];
    }
}
