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
            db.Set<PlanItem>().Where(task => task.ChangedAt >= instant && task.AboutId != null).Select(task => task.AboutId!.Value),
            db.Set<PlanItem>()
                .Where(task => task.ChangedAt >= instant)
                .Join(db.Set<Stakeholder>(), task => task.AboutId, each => each.Id, (_, each) => each.ActorId),
        ];

    public async Task ScrubAsync(HubDb db, Person person, CancellationToken cancellationToken)
    {
        foreach (var task in await About(db, person).IgnoreQueryFilters().ToListAsync(cancellationToken))
        {
            db.Entry(task).Property(each => each.AboutKind).CurrentValue = null;
            db.Entry(task).Property(each => each.AboutId).CurrentValue = null;
            db.Entry(task).Property(each => each.PromisedTo).CurrentValue = "";
        }
    }

    private static IQueryable<PlanItem> About(HubDb db, Person person) =>
        db.Set<PlanItem>()
            .Where(task =>
                task.AboutId == person.Id || db.Set<Stakeholder>().Any(each => each.Id == task.AboutId && each.ActorId == person.Id)
            );
}
