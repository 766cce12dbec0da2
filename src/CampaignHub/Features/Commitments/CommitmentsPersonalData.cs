using CampaignHub.Data;
using CampaignHub.Features.Directory.Rights;

namespace CampaignHub.Features.Commitments;

/// <summary>Promises that a person made, mostly as the holder of a post.</summary>
internal sealed class CommitmentsPersonalData : IPersonalData
{
    private const string Why =
        "A promise binds the post and belongs to the public debate (GDPR art. 17.3.a): it stays, and no longer says who gave it.";

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
        ];

    public IEnumerable<IQueryable<Guid>> UsedSince(HubDb db, DateTimeOffset instant, DateOnly day) =>
        [
            db.Set<Commitment>()
                .Where(each => each.MadeOn >= day || each.Deadline >= day || each.ChangedAt >= instant)
                .Select(each => each.ById),
        ];

    private static IQueryable<Commitment> Of(HubDb db, Person person) => db.Set<Commitment>().Where(each => each.ById == person.Id);
}
