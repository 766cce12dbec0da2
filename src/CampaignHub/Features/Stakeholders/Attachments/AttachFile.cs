using CampaignHub.Data;
using CampaignHub.Features.Media;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Attachments;

/// <summary>Keeps a file with a stakeholder: one that is brought goes into the media library, one of the library is only pointed at.</summary>
internal sealed class AttachFile(HubDb db, AddMedia add, MediaUses uses)
{
    internal sealed record Line(Guid Id, MediaFile File, DateTimeOffset At, string By, Guid? ById);

    public async Task<IReadOnlyList<Line>> ReadAsync(Guid stakeholder, CancellationToken cancellationToken) =>
        await (
            from attachment in db.Set<Attachment>().AsNoTracking()
            where attachment.StakeholderId == stakeholder
            orderby attachment.CreatedAt descending
            select new Line(
                attachment.Id,
                attachment.File,
                attachment.CreatedAt,
                db.Users.Where(user => user.Id == attachment.CreatedById).Select(user => user.Name).FirstOrDefault() ?? "",
                attachment.CreatedById
            )
        ).ToListAsync(cancellationToken);

    /// <param name="stakeholder">With whom it is kept.</param>
    /// <param name="content">Its type is read from it, whatever its name says.</param>
    /// <param name="name">As the person calls it.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <exception cref="RefusedException">The person may not bring files into the library, or it is none that may be kept.</exception>
    public async Task<Attachment> BringAsync(Guid stakeholder, Stream content, string? name, CancellationToken cancellationToken)
    {
        if (!db.Here.Can(MediaFeature.Edit))
        {
            throw new RefusedException("You may not bring files into the media library; choose one that is there.");
        }

        var (file, isNew) = await add.ExecuteAsync(content, Attachment.Folder, name, cancellationToken);
        return await KeepAsync(stakeholder, file.Id, isNew, cancellationToken);
    }

    /// <exception cref="RefusedException">There is no such file in the campaign's library.</exception>
    public async Task<Attachment> PointAtAsync(Guid stakeholder, Guid fileId, CancellationToken cancellationToken) =>
        db.Here.Can(MediaFeature.View) && await db.Set<MediaFile>().AnyAsync(file => file.Id == fileId, cancellationToken)
            ? await KeepAsync(stakeholder, fileId, cameHere: false, cancellationToken)
            : throw new RefusedException("Choose a file of the media library.");

    /// <summary>What came in through a stakeholder's page, and nothing else shows, goes to the trash.</summary>
    /// <returns>True when the file itself went there.</returns>
    public async Task<bool> RemoveAsync(Attachment attachment, CancellationToken cancellationToken)
    {
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

    private async Task<Attachment> KeepAsync(Guid stakeholder, Guid fileId, bool cameHere, CancellationToken cancellationToken)
    {
        if (await FindAsync() is { } there)
        {
            return there;
        }

        var attachment = new Attachment
        {
            StakeholderId = stakeholder,
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
            db.Set<Attachment>()
                .SingleOrDefaultAsync(each => each.StakeholderId == stakeholder && each.FileId == fileId, cancellationToken);
    }
}
