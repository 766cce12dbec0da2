using CampaignHub.Data;
using CampaignHub.Features.Attachments;
using CampaignHub.Features.Comments;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Features.Stakeholders.Networks;
using CampaignHub.Features.Stakeholders.Register;
using CampaignHub.Features.Stakeholders.Stances;
using CampaignHub.Features.Stakeholders.Views;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders;

/// <summary>What the maps of all campaigns hold about a person: stances, scores, contacts, and what imports left.</summary>
internal sealed class StakeholdersPersonalData(Texts texts) : IPersonalData
{
    public IEnumerable<PersonalTable> Tables => [.. OfMap(), .. OfTraits(), .. OfViews(), .. OfInteractions(), .. ImportRemains.Tables];

    public IEnumerable<IQueryable<Guid>> UsedSince(HubDb db, DateTimeOffset instant, DateOnly day) =>
        [
            db.Set<Stakeholder>().Where(each => each.ChangedAt >= instant).Select(each => each.ActorId),
            db.Set<Statement>()
                .Where(each => each.MadeOn >= day || each.CreatedAt >= instant)
                .Join(db.Set<Stakeholder>(), each => each.StakeholderId, each => each.Id, (_, stakeholder) => stakeholder.ActorId),
            db.Set<Assessment>()
                .Where(each => each.MadeOn >= day)
                .Join(db.Set<Stakeholder>(), each => each.StakeholderId, each => each.Id, (_, stakeholder) => stakeholder.ActorId),
            db.Set<InteractionActor>()
                .Where(each =>
                    db.Set<Interaction>().Any(held => held.Id == each.InteractionId && (held.HeldOn >= day || held.CreatedAt >= instant))
                )
                .Select(each => each.ActorId),
        ];

    public async Task<IReadOnlyList<(string Title, string Text)>> ExplainAsync(HubDb db, Person person, CancellationToken cancellationToken)
    {
        var stakeholders = await StakeholderSheet
            .Whole(db)
            .IgnoreQueryFilters()
            .Where(each => each.ActorId == person.Id)
            .ToListAsync(cancellationToken);
        var lines = new List<(string, string)>();
        foreach (var stakeholder in stakeholders)
        {
            lines.Add((texts["Stance"], await StanceAsync(db, stakeholder, cancellationToken)));
            if (stakeholder.Assessments.Count > 0)
            {
                lines.Add(
                    (
                        texts["Scores"],
                        texts[
                            "A score goes from 0 to 10. Each of us judges alone; of each one the last judgement counts, and the middle of these (the median) is what lists and drawings show. Who judged what is not told."
                        ]
                    )
                );
            }
        }

        return lines;
    }

    // A report keeps what was said when; the lines about this person go, the others stay.
    public async Task ScrubAsync(HubDb db, Person person, CancellationToken cancellationToken)
    {
        var ids = await db.Set<Stakeholder>()
            .IgnoreQueryFilters()
            .Where(each => each.ActorId == person.Id)
            .Select(each => each.Id)
            .ToListAsync(cancellationToken);
        foreach (var report in ids.Count > 0 ? await db.Set<ShiftReport>().IgnoreQueryFilters().ToListAsync(cancellationToken) : [])
        {
            if (report.Without(ids) is { } lines)
            {
                db.Entry(report).Property(each => each.Lines).CurrentValue = lines;
            }
        }

        ids.AddRange(await With(db, person, alone: true).IgnoreQueryFilters().Select(each => each.Id).ToListAsync(cancellationToken));
        await Attachment.ForgetFilesAsync(db, ids, cancellationToken);
        await ImportRemains.ScrubAsync(db, person, cancellationToken);
    }

    private static IQueryable<Guid> Ids(HubDb db, Person person) =>
        db.Set<Stakeholder>().Where(each => each.ActorId == person.Id).Select(each => each.Id);

    private static IEnumerable<PersonalTable> OfMap() =>
        [
            new PersonalTable<Stakeholder>(
                "Place on the map",
                (db, person) => db.Set<Stakeholder>().Where(each => each.ActorId == person.Id)
            ),
            new PersonalTable<Statement>(
                "Statements",
                (db, person) => db.Set<Statement>().Where(each => Ids(db, person).Contains(each.StakeholderId))
            ),
            new PersonalTable<Assessment>(
                "Scores",
                (db, person) => db.Set<Assessment>().Where(each => Ids(db, person).Contains(each.StakeholderId))
            ),
            new PersonalTable<Comment>(
                "Comments",
                (db, person) => db.Set<Comment>().Where(each => Ids(db, person).Contains(each.SubjectId))
            ),
            new PersonalTable<JournalEntry>(
                "Journal",
                (db, person) => db.Set<JournalEntry>().Where(each => Ids(db, person).Contains(each.RecordId)),
                OnErasure.KeptWithoutName,
                "That something was changed, when and by whom stays; what it said goes."
            ),
        ];

    private static IEnumerable<PersonalTable> OfTraits() =>
        [
            new PersonalTable<FieldValue>(
                "What the campaign's own fields say",
                (db, person) => db.Set<FieldValue>().Where(each => Ids(db, person).Contains(each.StakeholderId))
            ),
            new PersonalTable<Attachment>(
                "Files kept with the person",
                (db, person) => db.Set<Attachment>().Where(each => Ids(db, person).Contains(each.SubjectId))
            ),
            new PersonalTable<Official>(
                "Public official, as the register calls them",
                (db, person) => db.Set<Official>().Where(each => each.ActorId == person.Id)
            ),
        ];

    private static IEnumerable<PersonalTable> OfViews() =>
        [
            new PersonalTable<NetworkPlace>(
                "Place in the drawing of the network",
                (db, person) => db.Set<NetworkPlace>().Where(each => Ids(db, person).Contains(each.StakeholderId))
            ),
            new PersonalTable<MactorSeat>(
                "Place in the analysis of actors",
                (db, person) => db.Set<MactorSeat>().Where(each => Ids(db, person).Contains(each.StakeholderId))
            ),
            new PersonalTable<DirectInfluence>(
                "Influence as we judge it",
                (db, person) =>
                    db.Set<DirectInfluence>().Where(each => Ids(db, person).Contains(each.FromId) || Ids(db, person).Contains(each.ToId))
            ),
        ];

    // A contact with this person alone goes; one with others is theirs as well.
    private static IQueryable<Interaction> With(HubDb db, Person person, bool alone) =>
        db.Set<Interaction>()
            .Where(each => each.Actors.Any(actor => actor.ActorId == person.Id))
            .Where(each => each.Actors.All(actor => actor.ActorId == person.Id) == alone);

    private static IEnumerable<PersonalTable> OfInteractions() =>
        [
            new PersonalTable<Interaction>("Interactions", (db, person) => With(db, person, alone: true)),
            new PersonalTable<InteractionPoint>(
                "Points of these contacts",
                (db, person) =>
                    db.Set<InteractionPoint>().Where(each => With(db, person, alone: true).Any(held => held.Id == each.InteractionId))
            ),
            new PersonalTable<InteractionMember>(
                "Who of us took part",
                (db, person) =>
                    db.Set<InteractionMember>().Where(each => With(db, person, alone: true).Any(held => held.Id == each.InteractionId))
            ),
            new PersonalTable<RegisterLine>(
                "Lines of the register of lobbying",
                (db, person) =>
                    db.Set<RegisterLine>().Where(each => With(db, person, alone: true).Any(held => held.Id == each.InteractionId))
            ),
            new PersonalTable<Comment>(
                "Comments",
                (db, person) => db.Set<Comment>().Where(each => With(db, person, alone: true).Any(held => held.Id == each.SubjectId))
            ),
            new PersonalTable<Attachment>(
                "Files of these contacts",
                (db, person) => db.Set<Attachment>().Where(each => With(db, person, alone: true).Any(held => held.Id == each.SubjectId))
            ),
            new PersonalTable<InteractionActor>(
                "Part in contacts",
                (db, person) => db.Set<InteractionActor>().Where(each => each.ActorId == person.Id)
            ),
            new PersonalTable<Interaction>(
                "Contacts with others too",
                (db, person) => With(db, person, alone: false),
                OnErasure.KeptWithoutName,
                "Others took part: the contact stays theirs."
            ),
            new PersonalTable<InteractionPoint>(
                "Points of contacts with others too",
                (db, person) =>
                    db.Set<InteractionPoint>().Where(each => With(db, person, alone: false).Any(held => held.Id == each.InteractionId)),
                OnErasure.KeptWithoutName,
                "Others took part: the contact stays theirs."
            ),
        ];

    private async Task<string> StanceAsync(HubDb db, Stakeholder stakeholder, CancellationToken cancellationToken)
    {
        var standing = stakeholder.Overall;
        var demand = await db.Set<Demand>()
            .IgnoreQueryFilters()
            .Where(each => standing.Deciding != null && each.Id == standing.Deciding.DemandId)
            .Select(each => each.Title)
            .FirstOrDefaultAsync(cancellationToken);
        return standing.Deciding is not { } statement
            ? texts[
                "Nothing that you said is written down, so your stance is unknown. It follows from the last dated and sourced statement."
            ]
            : texts[
                "{0}, by the rule that the last dated statement decides: the one of {1}, from \"{2}\"{3}.",
                texts.Of(standing.Level),
                Days.Long(statement.MadeOn),
                statement.Source,
                demand is null ? "" : $" ({demand})"
            ];
    }
}
