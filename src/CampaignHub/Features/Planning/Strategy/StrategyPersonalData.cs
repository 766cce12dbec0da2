using CampaignHub.Data;
using CampaignHub.Features.Directory.Rights;

namespace CampaignHub.Features.Planning.Strategy;

/// <summary>Tactics and charts about a person: what we meant to do stays without them, what we noted of them goes.</summary>
internal sealed class StrategyPersonalData : IPersonalData
{
    public IEnumerable<PersonalTable> Tables =>
        [
            new PersonalTable<Tactic>(
                "Tactics towards them",
                (db, person) => db.Set<Tactic>().Where(each => each.TargetId == person.Id || each.AllyId == person.Id),
                OnErasure.KeptWithoutName,
                "The tactic stays ours; it no longer says whom it is about."
            ),
            new PersonalTable<TargetNotes>(
                "Strategy charts",
                (db, person) => db.Set<TargetNotes>().Where(each => each.ActorId == person.Id)
            ),
        ];

    public IEnumerable<IQueryable<Guid>> UsedSince(HubDb db, DateTimeOffset instant, DateOnly day) =>
        [
            db.Set<Tactic>().Where(each => each.ChangedAt >= instant && each.TargetId != null).Select(each => each.TargetId!.Value),
            db.Set<Tactic>().Where(each => each.ChangedAt >= instant && each.AllyId != null).Select(each => each.AllyId!.Value),
            db.Set<TargetNotes>().Where(each => each.ChangedAt >= instant).Select(each => each.ActorId),
        ];
}
