using CampaignHub.Data;
using CampaignHub.Features.Commitments.Successions;
using CampaignHub.Features.Commitments.Undertakings;
using CampaignHub.Features.Commitments.Verdicts;
using CampaignHub.Features.Directory.Rights;

namespace CampaignHub.Features.Commitments;

/// <summary>Promises that a person made, mostly as the holder of a post.</summary>
internal sealed class CommitmentsPersonalData : IPersonalData
{
    private const string Why =
        "A promise binds the post and belongs to the public debate (GDPR art. 17.3.a): it stays, and no longer says who gave it.";

    private const string WhyLetters = "What the post owes stays with it; the letter no longer says who held it.";

    public IEnumerable<PersonalTable> Tables =>
        [
            new PersonalTable<Commitment>("Commitments", Of, OnErasure.KeptWithoutName, Why),
            new PersonalTable<CommitmentStep>(
                "How far commitments came",
                (db, person) => db.Set<CommitmentStep>().Where(each => Of(db, person).Any(one => one.Id == each.CommitmentId)),
                OnErasure.KeptWithoutName,
                Why
            ),
            new PersonalTable<CommitmentDemand>(
                "Demands that commitments answer",
                (db, person) => db.Set<CommitmentDemand>().Where(each => Of(db, person).Any(one => one.Id == each.CommitmentId)),
                OnErasure.KeptWithoutName,
                Why
            ),
            new PersonalTable<CommitmentEvidence>(
                "Evidence files of commitments",
                (db, person) => db.Set<CommitmentEvidence>().Where(each => Of(db, person).Any(one => one.Id == each.CommitmentId)),
                OnErasure.KeptWithoutName,
                Why
            ),
            new PersonalTable<Verdict>(
                "Verdicts on commitments",
                (db, person) => db.Set<Verdict>().Where(each => Of(db, person).Any(one => one.Id == each.CommitmentId)),
                OnErasure.KeptWithoutName,
                Why
            ),
            // A letter says who gave the words and whom it is for.
            new PersonalTable<Succession>(
                "Letters to successors",
                (db, person) =>
                    db.Set<Succession>()
                        .Where(each =>
                            each.SuccessorId == person.Id
                            || each.Inherited.Any(one => Of(db, person).Any(given => given.Id == one.CommitmentId))
                        ),
                OnErasure.KeptWithoutName,
                WhyLetters
            ),
            new PersonalTable<InheritedCommitment>(
                "Commitments inherited by successors",
                (db, person) =>
                    db.Set<InheritedCommitment>()
                        .Where(each => db.Set<Succession>().Any(one => one.Id == each.SuccessionId && one.SuccessorId == person.Id)),
                OnErasure.KeptWithoutName,
                WhyLetters
            ),
            new PersonalTable<Undertaking>(
                "What we promised to them",
                (db, person) => db.Set<Undertaking>().Where(each => each.ToId == person.Id),
                OnErasure.KeptWithoutName,
                "What we owe to others stays on our list; it no longer says to whom."
            ),
        ];

    public IEnumerable<IQueryable<Guid>> UsedSince(HubDb db, DateTimeOffset instant, DateOnly day) =>
        [
            db.Set<Commitment>()
                .Where(each => each.MadeOn >= day || each.Deadline >= day || each.ChangedAt >= instant)
                .Select(each => each.ById),
            db.Set<Succession>().Where(each => each.Since >= day || each.ChangedAt >= instant).Select(each => each.SuccessorId),
            db.Set<Undertaking>()
                .Where(each => each.MadeOn >= day || each.DueOn >= day || each.ChangedAt >= instant)
                .Select(each => each.ToId),
        ];

    private static IQueryable<Commitment> Of(HubDb db, Person person) => db.Set<Commitment>().Where(each => each.ById == person.Id);
}
