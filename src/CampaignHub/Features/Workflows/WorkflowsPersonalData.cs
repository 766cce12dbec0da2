using CampaignHub.Data;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Features.Workflows.Instances;

namespace CampaignHub.Features.Workflows;

/// <summary>Runs of workflows about a person, with everything they noted.</summary>
internal sealed class WorkflowsPersonalData : IPersonalData
{
    public IEnumerable<PersonalTable> Tables =>
        [
            new PersonalTable<WorkflowInstanceRow>("Runs of workflows", Of),
            new PersonalTable<WorkflowStepRow>(
                "Steps of these runs",
                (db, person) => db.Set<WorkflowStepRow>().Where(each => Of(db, person).Any(run => run.Id == each.InstanceId))
            ),
            new PersonalTable<WorkflowWait>(
                "What these runs wait for",
                (db, person) => db.Set<WorkflowWait>().Where(each => Of(db, person).Any(run => run.Id == each.InstanceId))
            ),
            new PersonalTable<WorkflowSignal>(
                "What reached these runs",
                (db, person) => db.Set<WorkflowSignal>().Where(each => Of(db, person).Any(run => run.Id == each.InstanceId))
            ),
        ];

    public IEnumerable<IQueryable<Guid>> UsedSince(HubDb db, DateTimeOffset instant, DateOnly day) => [];

    private static IQueryable<WorkflowInstanceRow> Of(HubDb db, Person person) =>
        db.Set<WorkflowInstanceRow>()
            .Where(run =>
                run.SubjectId == person.Id || db.Set<Stakeholder>().Any(each => each.Id == run.SubjectId && each.ActorId == person.Id)
            );
}
