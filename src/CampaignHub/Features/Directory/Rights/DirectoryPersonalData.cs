using CampaignHub.Data;
using CampaignHub.Features.Attachments;
using CampaignHub.Features.Comments;
using CampaignHub.Features.Directory.Duplicates;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Mailbox.Incoming;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Mail.Lists;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Records.Merging;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>What the directory, the mailbox, the comments and the journal hold about a person.</summary>
internal sealed class DirectoryPersonalData(DataDirectory directory, HubSettings settings) : IPersonalData
{
    public IEnumerable<PersonalTable> Tables =>
        [
            new PersonalTable<Actor>("Identity", (db, person) => db.Set<Actor>().Where(each => each.Id == person.Id)),
            new PersonalTable<ContactDetail>(
                "Contact details",
                (db, person) => db.Set<ContactDetail>().Where(each => each.ActorId == person.Id)
            ),
            new PersonalTable<Mandate>("Posts held", (db, person) => db.Set<Mandate>().Where(each => each.PersonId == person.Id)),
            new PersonalTable<Tie>("Ties", (db, person) => db.Set<Tie>().Where(each => each.FromId == person.Id || each.ToId == person.Id)),
            new PersonalTable<ActorMerge>(
                "Merges",
                (db, person) => db.Set<ActorMerge>().Where(each => each.KeptId == person.Id || each.MergedId == person.Id)
            ),
            new PersonalTable<MergedRow>("What merges moved", MovedFor),
            new PersonalTable<DuplicatePair>(
                "Possible duplicates",
                (db, person) => db.Set<DuplicatePair>().Where(each => each.FirstId == person.Id || each.SecondId == person.Id)
            ),
            new PersonalTable<PersonRights>(
                "Notice and objection",
                (db, person) => db.Set<PersonRights>().Where(each => each.ActorId == person.Id)
            ),
            new PersonalTable<RightsRequest>(
                "Requests",
                (db, person) => db.Set<RightsRequest>().Where(each => each.ActorId == person.Id),
                OnErasure.KeptWithoutName,
                "Proof that the request was answered; it names nobody."
            ),
            .. Filed,
            new PersonalTable<Comment>("Comments", (db, person) => db.Set<Comment>().Where(each => each.SubjectId == person.Id)),
            new PersonalTable<Delivery>(
                "Mails sent to them",
                (db, person) => db.Set<Delivery>().Where(each => person.Addresses.Contains(each.AddressKey))
            ),
            new PersonalTable<Unsubscription>(
                "Lists they left",
                (db, person) => db.Set<Unsubscription>().Where(each => person.Addresses.Contains(each.AddressKey))
            ),
            new PersonalTable<OutgoingMail>(
                "Texts of these mails",
                (db, person) =>
                    db.Set<OutgoingMail>()
                        .Where(mail =>
                            !mail.IsConfidential
                            && db.Set<Delivery>().Any(each => each.MailId == mail.Id && person.Addresses.Contains(each.AddressKey))
                        ),
                OnErasure.KeptWithoutName,
                "A mail that others got too stays theirs; one that only this person got goes."
            ),
            new PersonalTable<IncomingMail>("Mails from them", From),
            new PersonalTable<SuppressedAddress>(
                "Addresses left out",
                (db, person) => db.Set<SuppressedAddress>().Where(each => person.Addresses.Contains(each.AddressKey))
            ),
            new PersonalTable<JournalEntry>(
                "Journal",
                (db, person) => db.Set<JournalEntry>().Where(each => each.RecordId == person.Id),
                OnErasure.KeptWithoutName,
                "That something was changed, when and by whom stays; what it said goes."
            ),
        ];

    // What each campaign filed them under, and keeps with them.
    private static PersonalTable[] Filed =>
        [
            new PersonalTable<ActorTag>("Tags", (db, person) => db.Set<ActorTag>().Where(each => each.ActorId == person.Id)),
            new PersonalTable<Attachment>(
                "Files kept with the person",
                (db, person) => db.Set<Attachment>().Where(each => each.SubjectId == person.Id)
            ),
        ];

    public IEnumerable<Type> Published => [typeof(PublicSite.SitePiece), typeof(PublicSite.ThemeTemplate), typeof(Campaign)];

    public IEnumerable<IQueryable<Guid>> UsedSince(HubDb db, DateTimeOffset instant, DateOnly day) =>
        [
            db.Set<Actor>().Where(each => each.ChangedAt >= instant || each.CollectedOn >= day).Select(each => each.Id),
            db.Set<ContactDetail>().Where(each => each.ChangedAt >= instant || each.CollectedOn >= day).Select(each => each.ActorId),
            db.Set<Mandate>().Where(each => each.ChangedAt >= instant || each.Until >= day).Select(each => each.PersonId),
            db.Set<Tie>().Where(each => each.ChangedAt >= instant).Select(each => each.FromId),
            db.Set<Tie>().Where(each => each.ChangedAt >= instant).Select(each => each.ToId),
            db.Set<PersonRights>().Where(each => each.ChangedAt >= instant).Select(each => each.ActorId),
            db.Set<Comment>().Where(each => each.CreatedAt >= instant).Select(each => each.SubjectId),
            db.Set<ContactDetail>()
                .Where(each => db.Set<Delivery>().Any(mail => mail.AddressKey == each.Value && mail.QueuedAt >= instant))
                .Select(each => each.ActorId),
            db.Set<ContactDetail>()
                .Where(each => db.Set<IncomingMail>().Any(mail => mail.FromAddress == each.Value && mail.ReceivedAt >= instant))
                .Select(each => each.ActorId),
        ];

    // Of merges into the person, and of merges of others what speaks of the person: rows in it hold ids and no names.
    private static IQueryable<MergedRow> MovedFor(HubDb db, Person person)
    {
        var id = $"{person.Id}";
        return db.Set<MergedRow>()
            .Where(row =>
                db.Set<ActorMerge>().Any(merge => merge.Id == row.MergeId && merge.KeptId == person.Id)
                || row.Before.Contains(id)
                || row.After.Contains(id)
            );
    }

    // As they were sent: some write their own address with capitals.
#pragma warning disable CA1304, CA1311, MA0011 // Translated to SQL.
    private static IQueryable<IncomingMail> From(HubDb db, Person person) =>
        db.Set<IncomingMail>()
            .Where(mail =>
                person.Addresses.Contains(mail.FromAddress.ToLower())
                || db.Set<Delivery>().Any(each => each.Id == mail.AnswersId && person.Addresses.Contains(each.AddressKey))
            );
#pragma warning restore CA1304, CA1311, MA0011

    // Files go before the rows: a crash in between leaves rows without a file, which the erasure that is done again takes out.
    public async Task ScrubAsync(HubDb db, Person person, CancellationToken cancellationToken)
    {
        var deliveries = await db.Set<Delivery>()
            .IgnoreQueryFilters()
            .Where(each => person.Addresses.Contains(each.AddressKey))
            .ToListAsync(cancellationToken);
        var pickup = await settings.FindAsync(SettingKey.MailPickupDirectory, cancellationToken) ?? directory.Folder("outbox");
        foreach (var delivery in deliveries)
        {
            File.Delete(Path.Combine(pickup, $"{delivery.Id:n}.eml"));
            File.Delete(Path.Combine(pickup, $"{delivery.Id:n}.part"));
        }

        await Attachment.ForgetFilesAsync(db, [person.Id], cancellationToken);
        await EmptyMailsAsync(db, person, deliveries, cancellationToken);
        var mails = await From(db, person).IgnoreQueryFilters().Select(mail => mail.Sha256).ToListAsync(cancellationToken);
        foreach (var file in mails.Where(sha256 => sha256.Length > 2).Distinct(StringComparer.Ordinal))
        {
            File.Delete(StoreIncoming.FileOf(directory, file));
        }
    }

    // A mail that nobody else got has no reader left; its text speaks to the one who is erased.
    private static async Task EmptyMailsAsync(HubDb db, Person person, List<Delivery> deliveries, CancellationToken cancellationToken)
    {
        var ids = deliveries.ConvertAll(each => each.MailId);
        var alone = await db.Set<OutgoingMail>()
            .IgnoreQueryFilters()
            .Where(mail => ids.Contains(mail.Id))
            .Where(mail => !db.Set<Delivery>().Any(each => each.MailId == mail.Id && !person.Addresses.Contains(each.AddressKey)))
            .ToListAsync(cancellationToken);
        db.RemoveRange(alone);
    }
}
