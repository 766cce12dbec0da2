using CampaignHub.Data;
using CampaignHub.Features.Attachments;
using CampaignHub.Features.Comments;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Stakeholders;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary>Tasks about a person: they stay our own to-do, and point at nobody.</summary>
internal sealed class PlanningPersonalData : IPersonalData
{
    public IEnumerable<PersonalTable> Tables =>
        [
            new PersonalTable<PlanItem>(
                "Tasks about them",
                About,
                OnErasure.KeptWithoutName,
                "The task stays ours; it no longer says whom it is about."
            ),
            new PersonalTable<PlanItemSubject>("What tasks are about", PointersAt, OnErasure.Deleted, ""),
            new PersonalTable<Comment>(
                "Comments",
                (db, person) => db.Set<Comment>().Where(each => About(db, person).Any(task => task.Id == each.SubjectId)),
                OnErasure.KeptWithoutName,
                "The task stays ours; it no longer says whom it is about."
            ),
            new PersonalTable<Attachment>(
                "Files of these tasks",
                (db, person) => db.Set<Attachment>().Where(each => About(db, person).Any(task => task.Id == each.SubjectId)),
                OnErasure.KeptWithoutName,
                "The task stays ours; it no longer says whom it is about."
            ),
        ];

    public IEnumerable<IQueryable<Guid>> UsedSince(HubDb db, DateTimeOffset instant, DateOnly day) =>
        [
            Recent(db, instant).Select(each => each.SubjectId),
            Recent(db, instant).Join(db.Set<Stakeholder>(), each => each.SubjectId, each => each.Id, (_, each) => each.ActorId),
        ];

    public async Task ScrubAsync(HubDb db, Person person, CancellationToken cancellationToken)
    {
        foreach (var task in await About(db, person).IgnoreQueryFilters().ToListAsync(cancellationToken))
        {
            db.Entry(task).Property(each => each.PromisedTo).CurrentValue = "";
        }
    }

    private static IQueryable<PlanItemSubject> Recent(HubDb db, DateTimeOffset instant) =>
        db.Set<PlanItem>().Where(task => task.ChangedAt >= instant).SelectMany(task => task.About);

    private static IQueryable<PlanItem> About(HubDb db, Person person) =>
        db.Set<PlanItem>().Where(task => PointersAt(db, person).Any(each => each.ItemId == task.Id));

    private static IQueryable<PlanItemSubject> PointersAt(HubDb db, Person person) =>
        db.Set<PlanItemSubject>()
            .Where(pointer =>
                pointer.SubjectId == person.Id
                || db.Set<Stakeholder>().Any(each => each.Id == pointer.SubjectId && each.ActorId == person.Id)
            );
}
