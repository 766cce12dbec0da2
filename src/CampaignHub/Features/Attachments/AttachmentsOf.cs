using CampaignHub.Data;
using CampaignHub.Features.Media;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Attachments;

/// <summary>Reads the files that are kept with a record, and finds the record for whoever may see it.</summary>
internal sealed class AttachmentsOf(HubDb db, SubjectKinds kinds)
{
    internal sealed record Line(Guid Id, MediaFile File, DateTimeOffset At, string By, Guid? ById);

    /// <param name="MayChange">The person may keep files with it and take them away.</param>
    internal sealed record Subject(SubjectKind Kind, SearchEntry Entry, bool MayChange)
    {
        public Guid Id => Entry.Id;

        /// <summary>Where in the library the files lie that come in through its page: <c>tasks</c>.</summary>
        public string Folder => $"{Kind.Kind}s";

        /// <exception cref="RefusedException">This person changes nothing of the record.</exception>
        public void Refuse()
        {
            if (!MayChange)
            {
                throw new RefusedException("Whoever may change {0} may keep files with it.", Entry.Title) { Code = "forbidden" };
            }
        }
    }

    /// <summary>Null is what does not exist, what this person may not see, and a kind of record that no files are kept with.</summary>
    public async Task<Subject?> FindAsync(string kind, Guid id, CancellationToken cancellationToken)
    {
        if (kinds.Find(kind) is not { KeepsFiles: { } edit } found || !db.Here.Can(found.View))
        {
            return null;
        }

        var campaign = db.Here.Campaign.Id;
        var entry = await db
            .SearchEntries.AsNoTracking()
            .SingleOrDefaultAsync(
                each => each.Id == id && each.Kind == kind && (each.CampaignId == campaign || each.CampaignId == null),
                cancellationToken
            );
        return entry is null
            ? null
            : new Subject(found, entry, db.Here.Can(edit) && db.Here.MayChange(await RecordAsync(kind, id, cancellationToken)));
    }

    /// <summary>An attachment with what it is kept with; null as for the record.</summary>
    public async Task<(Attachment Attachment, Subject Subject)?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<Attachment>().Include(each => each.File).SingleOrDefaultAsync(each => each.Id == id, cancellationToken)
            is { } attachment
        && await FindAsync(attachment.SubjectKind, attachment.SubjectId, cancellationToken) is { } subject
            ? (attachment, subject)
            : null;

    /// <summary>The newest first.</summary>
    public async Task<IReadOnlyList<Line>> ReadAsync(Guid subject, CancellationToken cancellationToken) =>
        await (
            from attachment in db.Set<Attachment>().AsNoTracking()
            where attachment.SubjectId == subject
            orderby attachment.CreatedAt descending
            select new Line(
                attachment.Id,
                attachment.File,
                attachment.CreatedAt,
                db.Users.Where(user => user.Id == attachment.CreatedById).Select(user => user.Name).FirstOrDefault() ?? "",
                attachment.CreatedById
            )
        ).ToListAsync(cancellationToken);

    // Who entered it is asked of the record: a correspondent changes their own.
    private async Task<Record> RecordAsync(string kind, Guid id, CancellationToken cancellationToken)
    {
        var type = db
            .Model.GetEntityTypes()
            .Select(each => each.ClrType)
            .First(each => typeof(ISubject).IsAssignableFrom(each) && SubjectKinds.KindOf(each) == kind);
        return (Record)(await db.FindAsync(type, [id], cancellationToken))!;
    }
}
