using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Workflows.Activities;
using CampaignHub.Features.Workflows.Definitions;
using CampaignHub.Features.Workflows.Editing;
using CampaignHub.Features.Workflows.Instances;
using CampaignHub.Features.Workflows.Rehearsing;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Records.Merging;
using CampaignHub.Platform.Web;
using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Expressions;
using CampaignHub.Workflows.Rehearsing;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Features.Workflows;

internal sealed class WorkflowsFeature : IFeature
{
    // More than any workflow does between two waits, and few enough to read in its journal.
    private const int MostActivitiesWithoutWaiting = 1_000;

    public static readonly Permission View = new(
        "workflows.view",
        "See workflows, and what they did",
        Implies: null,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor
    );

    public static readonly Permission Edit = new(
        "workflows.edit",
        "Bring in workflows, switch them on and off, stop what runs",
        Implies: View
    );

    public static void Register(HubBuilder hub)
    {
        hub.Permissions(View, Edit)
            .Record(new WorkflowType.Mapping())
            .Record(new WorkflowVersion.Mapping())
            .Record(new WorkflowInstanceRow.Mapping())
            // A run that waits hears of the actor under its new name.
            .Merging(Pointer.Moves<WorkflowInstanceRow>(nameof(WorkflowInstanceRow.SubjectId), nameof(WorkflowInstanceRow.SubjectKind)))
            .Merging(Pointer.MovesInText<WorkflowInstanceRow>(nameof(WorkflowInstanceRow.Engine)))
            .Merging(Pointer.MovesInText<WorkflowWait>(nameof(WorkflowWait.Correlation)))
            .Record(new WorkflowStepRow.Mapping())
            .Record(new WorkflowWait.Mapping())
            .Record(new WorkflowSignal.Mapping())
            .Pages("/Workflows", View, Edit)
            .Page("/Workflows/Import", Edit, Edit)
            .Page("/Workflows/Editing/New", Edit, Edit)
            .Page("/Workflows/Editing/Edit", Edit, Edit)
            .Page("/Workflows/Editing/NewStep", Edit, Edit)
            .Page("/Workflows/Editing/Step", Edit, Edit)
            .Provides<IPersonalData, WorkflowsPersonalData>()
            .Service<SaveWorkflow>()
            .Service<EditWorkflow>()
            .Service<StepForm>()
            .Service<InstanceClaims>()
            .Service<MoveInstance>()
            .Service<CancelInstance>()
            .Service<SkipStep>()
            .Service<WorkflowHost>()
            .Service<RehearsePast>()
            .Service<SubjectNames>()
            .Service<Outline>()
            .Service<PeopleNamed>()
            .Subscriber<HearEvents>()
            .Worker<WorkflowRunner>()
            .Activity<SendMail>()
            .Activity<CreateTask>()
            .Activity<NotifyPeople>()
            .Endpoints(WorkflowTypesApi.Map)
            .Endpoints(WorkflowInstancesApi.Map)
            .RecipeStep<WorkflowTypeStep>()
            .HomeSource<WorkflowsAtHome>()
            .Provides<IRelated, RelatedInstances>()
            .Command(WorkflowCommand.Validate)
            .Command(SimulateCommand.Make)
            .Subject(new SubjectKind(WorkflowType.Kind, "Workflow", "route", View, Links.Workflows.Show))
            .Menu(new MenuEntry(MenuGroup.Follow, 40, "Workflows", "route", View, Links.Workflows.Index));
        hub.Services.AddSingleton<WorkflowEvents>().AddSingleton<DefinitionCache>().AddSingleton(_ => MakeExpressions());
        hub.Services.AddSingleton<WorkflowValidator>()
            .AddSingleton<WorkflowTests>()
            .AddSingleton(MakeInterpreter)
            .AddSingleton(MakeRehearsal);
    }

    private static Interpreter MakeInterpreter(IServiceProvider services) =>
        new(
            services.GetRequiredService<ActivityCatalog>(),
            services.GetRequiredService<WorkflowExpressions>(),
            services.GetRequiredService<TimeProvider>()
        )
        {
            MaxStepsWithoutWaiting = MostActivitiesWithoutWaiting,
        };

    private static Rehearsal MakeRehearsal(IServiceProvider services) =>
        new(services.GetRequiredService<ActivityCatalog>(), services.GetRequiredService<WorkflowExpressions>())
        {
            MostStepsWithoutWaiting = MostActivitiesWithoutWaiting,
        };

    /// <summary>Beside the engine's own: <c>campaign</c>, <c>subject</c>, and in templates <c>input</c>.</summary>
    private static WorkflowExpressions MakeExpressions() =>
        new()
        {
            ExtendScript = (scope, context) =>
            {
                var host = (IKnowsCampaign)context.Host;
                scope.Value("campaign", host.Campaign.DeepClone()).Value("subject", host.Subject.DeepClone());
            },
            ExtendLiquid = (values, context) =>
            {
                var host = (IKnowsCampaign)context.Host;
                values.SetValue("campaign", JsonLiquid.ToLiquid(host.Campaign));
                values.SetValue("subject", JsonLiquid.ToLiquid(host.Subject));
                values.SetValue("input", JsonLiquid.ToLiquid(context.Instance.State.Input));
            },
        };
}
