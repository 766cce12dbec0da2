using CampaignHub.Data;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Meetings.Answers;

namespace CampaignHub.Features.Meetings;

/// <summary>Meetings that a person was part of, on either side of the table.</summary>
internal sealed class MeetingsPersonalData : IPersonalData
{
    private const string Others = "Others took part: minutes and notes stay theirs.";

    public IEnumerable<PersonalTable> Tables =>
        [
            new PersonalTable<MeetingCounterpart>(
                "Meetings with them",
                (db, person) => db.Set<MeetingCounterpart>().Where(each => each.ActorId == person.Id)
            ),
            new PersonalTable<DelegationMember>(
                "Part in a delegation",
                (db, person) => db.Set<DelegationMember>().Where(each => each.ActorId == person.Id)
            ),
            new PersonalTable<Meeting>("Meetings", Of, OnErasure.KeptWithoutName, Others),
            new PersonalTable<MinutesItem>(
                "Minutes",
                (db, person) => db.Set<MinutesItem>().Where(each => Of(db, person).Any(meeting => meeting.Id == each.MeetingId)),
                OnErasure.KeptWithoutName,
                Others
            ),
            new PersonalTable<ReplyAnswer>(
                "Written replies",
                (db, person) => db.Set<ReplyAnswer>().Where(each => Of(db, person).Any(meeting => meeting.Id == each.MeetingId)),
                OnErasure.KeptWithoutName,
                Others
            ),
            new PersonalTable<FollowUpLetter>(
                "Follow-up letters",
                (db, person) => db.Set<FollowUpLetter>().Where(each => Of(db, person).Any(meeting => meeting.Id == each.MeetingId)),
                OnErasure.KeptWithoutName,
                Others
            ),
        ];

    public IEnumerable<IQueryable<Guid>> UsedSince(HubDb db, DateTimeOffset instant, DateOnly day) =>
        [
            db.Set<MeetingCounterpart>()
                .Where(each => db.Set<Meeting>().Any(met => met.Id == each.MeetingId && (met.StartsOn >= day || met.ChangedAt >= instant)))
                .Select(each => each.ActorId),
            db.Set<DelegationMember>()
                .Where(each => each.ActorId != null)
                .Where(each => db.Set<Meeting>().Any(met => met.Id == each.MeetingId && (met.StartsOn >= day || met.ChangedAt >= instant)))
                .Select(each => each.ActorId!.Value),
        ];

    private static IQueryable<Meeting> Of(HubDb db, Person person) =>
        db.Set<Meeting>()
            .Where(meeting =>
                db.Set<MeetingCounterpart>().Any(each => each.MeetingId == meeting.Id && each.ActorId == person.Id)
                || db.Set<DelegationMember>().Any(each => each.MeetingId == meeting.Id && each.ActorId == person.Id)
            );
}
