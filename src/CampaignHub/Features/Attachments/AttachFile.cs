using CampaignHub.Data;
using CampaignHub.Features.Media;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Attachments;

/// <summary>Keeps a file with a record: one that is brought goes into the media library, one of the library is only pointed at.</summary>
internal sealed class AttachFile(HubDb db, AddMedia add, MediaUses uses)
{
    /// <param name="subject">With what it is kept; the library's folder is named after its kind.</param>
    /// <param name="content">Its type is read from it, whatever its name says.</param>
    /// <param name="name">As the person calls it.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <exception cref="RefusedException">The person may not change the record or bring files into the library, or it is none that may be kept.</exception>
    public async Task<Attachment> BringAsync(
        AttachmentsOf.Subject subject,
        Stream content,
        string? name,
        CancellationToken cancellationToken
    )
    {
        subject.Refuse();
        if (!db.Here.Can(MediaFeature.Edit))
        {
            throw new RefusedException("You may not bring files into the media library; choose one that is there.");
        }

        var (file, isNew) = await add.ExecuteAsync(content, subject.Folder, name, cancellationToken);
        return await KeepAsync(subject, file.Id, isNew, cancellationToken);
    }

    /// <exception cref="RefusedException">The person may not change the record, or there is no such file in the campaign's library.</exception>
    public async Task<Attachment> PointAtAsync(AttachmentsOf.Subject subject, Guid fileId, CancellationToken cancellationToken)
    {
        subject.Refuse();
        return db.Here.Can(MediaFeature.View) && await db.Set<MediaFile>().AnyAsync(file => file.Id == fileId, cancellationToken)
            ? await KeepAsync(subject, fileId, cameHere: false, cancellationToken)
            : throw new RefusedException("Choose a file of the media library.");
    }

    /// <summary>What came in through a record's page, and nothing else shows, goes to the trash.</summary>
    /// <returns>True when the file itself went there.</returns>
    /// <exception cref="RefusedException">The person may not change the record, or, a correspondent, did not bring the file.</exception>
    public async Task<bool> RemoveAsync(AttachmentsOf.Subject subject, Attachment attachment, CancellationToken cancellationToken)
    {
        subject.Refuse();
        db.Here.RefuseOthers(attachment);
        var file = await db.Set<MediaFile>().SingleAsync(each => each.Id == attachment.FileId, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        db.Remove(attachment);
        await db.SaveChangesAsync(cancellationToken);
        var isUnused = attachment.CameHere && !file.IsPublic && (await uses.OfAsync(file, cancellationToken)).Count == 0;
        if (isUnused)
        {
            file.Trash(db.Here.Now);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return isUnused;
    }

    private async Task<Attachment> KeepAsync(AttachmentsOf.Subject subject, Guid fileId, bool cameHere, CancellationToken cancellationToken)
    {
        if (await FindAsync() is { } there)
        {
            return there;
        }

        var attachment = new Attachment
        {
            SubjectKind = subject.Kind.Kind,
            SubjectId = subject.Id,
            FileId = fileId,
            CameHere = cameHere,
        };
        db.Add(attachment);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return attachment;
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, Attachment.Mapping.Once))
        {
            db.ChangeTracker.Clear();
            return (await FindAsync())!;
        }

        Task<Attachment?> FindAsync() =>
            db.Set<Attachment>().SingleOrDefaultAsync(each => each.SubjectId == subject.Id && each.FileId == fileId, cancellationToken);
    }
}
