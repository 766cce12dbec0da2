using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Planning.Calendars;
using CampaignHub.Features.Planning.Exchange;
using CampaignHub.Features.Planning.Feeds;
using CampaignHub.Features.Planning.Importing;
using CampaignHub.Features.Planning.Linking;
using CampaignHub.Features.Planning.Phases;
using CampaignHub.Features.Planning.Recurring;
using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Features.Planning.Strategy;
using CampaignHub.Features.Planning.Templates;
using CampaignHub.Features.Planning.Views;
using CampaignHub.Features.Planning.Windows;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Records.Merging;
using CampaignHub.Platform.Web;
using CampaignHub.Platform.Work;
using Hangfire;

namespace CampaignHub.Features.Planning;

internal sealed class PlanningFeature : IFeature
{
    public static readonly Permission View = new(
        "planning.view",
        "See the plan",
        Implies: null,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor,
        CampaignRole.Correspondent,
        CampaignRole.Adviser,
        CampaignRole.Reader
    );

    public static readonly Permission Edit = new(
        "planning.edit",
        "Plan tasks and tick them off",
        Implies: View,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor,
        CampaignRole.Correspondent
    );

    public static readonly Permission MoveAnchors = new("planning.anchors", "Set and move the dates that decide", Implies: Edit);

    public static void Register(HubBuilder hub)
    {
        Files(hub);
        Feeds(hub);
        Imports(hub);
        Strategy(hub);
        Templates(hub);
        Views(hub);
        Replan(hub);
        Phases(hub);
        hub.Permissions(View, Edit, MoveAnchors)
            .Merging(Pointer.Moves<PlanItemSubject>(nameof(PlanItemSubject.SubjectId), nameof(PlanItemSubject.SubjectKind)))
            .Merging(Pointer.Stays<PlanImportChange>(nameof(PlanImportChange.RecordId)))
            .Record(new Anchor.Mapping())
            .Record(new PlanItem.Mapping())
            .Record(new PlanItemLink.Mapping())
            .Record(new PlanItemSubject.Mapping())
            .Service<RefuseLoops>()
            .Service<ChangePlanState>()
            .Service<SubjectChoice>()
            .Service<WriteTask>()
            .Endpoints(LinksApi.Map)
            .Pages("/Planning", View, Edit)
            .Page("/Planning/New", Edit, Edit)
            .Page("/Planning/Anchors", View, MoveAnchors)
            .Service<CampaignPlan>()
            .Service<SavePlanItem>()
            .Service<TickPlanItem>()
            .Service<RemoveAnchor>()
            .Provides<IPersonalData, PlanningPersonalData>()
            .Service<PlanChoices>()
            .Provides<IPlanTasks, PlanChain>()
            .Endpoints(PlanningApi.Map)
            .RecipeStep<PlanStep>()
            .WorkflowEvent<TaskDone>("CampaignHubTaskDone", "A task was done", PlanItem.Kind)
            .HomeSource<PlanAtHome>()
            .Provides<IRelated, RelatedTasks>()
            .Action(
                new PageAction(
                    Stakeholder.Kind,
                    "Plan a task",
                    "list-check",
                    Edit,
                    (slug, id) => Links.Planning.NewAbout(slug, Stakeholder.Kind, id)
                )
            )
            .Action(
                new PageAction(Demand.Kind, "Plan a task", "list-check", Edit, (slug, id) => Links.Planning.NewAbout(slug, Demand.Kind, id))
            )
            .Subject(new SubjectKind(PlanItem.Kind, "Task", "list-check", View, Links.Planning.Show) { KeepsFiles = Edit })
            .Subject(new SubjectKind(Anchor.Kind, "Anchor", "calendar-event", View, (slug, _) => Links.Planning.Anchors(slug)))
            .Menu(
                new MenuEntry(MenuGroup.Campaign, 30, "Plan", "list-check", View, Links.Planning.Index),
                new MenuEntry(MenuGroup.Campaign, 31, "Timeline", "timeline", View, Links.Planning.Timeline)
            );
    }

    private static void Phases(HubBuilder hub) =>
        hub.Record(new PlanPhase.Mapping())
            .Record(new PlanSeries.Mapping())
            .Page("/Planning/Phases/Index", View, Edit)
            .Page("/Planning/Recurring/Index", View, Edit)
            .Service<NamePhase>()
            .Service<RepeatTask>()
            .Endpoints(PhasesApi.Map)
            .Endpoints(RecurringApi.Map);

    // The secret address is the permission of the feed, and the page is for one's own feeds.
    private static void Feeds(HubBuilder hub)
    {
        hub.Services.AddSingleton<FeedDoor>();
        hub.Record(new CalendarFeed.Mapping())
            .Record(new FeedEntry.Mapping())
            .Page("/Planning/Feeds/Index", View, View)
            .Service<PublishedDates>()
            .Service<FeedCalendar>()
            .Service<ReadFeed>()
            .Endpoints(FeedDoor.Map);
    }

    private static void Imports(HubBuilder hub) =>
        hub.Record(new PlanImport.Mapping())
            .Record(new PlanImportFile.Mapping())
            .Record(new PlanImportChange.Mapping())
            .Record(new PlanImportKey.Mapping())
            .Page("/Planning/Importing/Index", Edit, Edit)
            .Page("/Planning/Importing/Show", Edit, Edit)
            .Service<OpenPlanFile>()
            .Service<ApplyPlanImport>()
            .Service<StartPlanImport>()
            .Service<UndoPlanImport>();

    // Days that decide are moved by few; what a change of them would move is shown to all who see the plan.
    private static void Replan(HubBuilder hub) =>
        hub.Record(new PlanCalendar.Mapping())
            .Record(new PlanClosure.Mapping())
            .Record(new PlanWindow.Mapping())
            .Record(new PlanRevision.Mapping())
            .Record(new PlanBaseline.Mapping())
            .Page("/Planning/Calendars/Index", View, Edit)
            .Page("/Planning/Windows/Index", View, MoveAnchors)
            .Page("/Planning/Replanning/Preview", View, Edit)
            .Page("/Planning/Replanning/Revisions", View, MoveAnchors)
            .Page("/Planning/Replanning/Baselines", View, MoveAnchors)
            .Service<ImportWindows>()
            .Service<DaysOff>()
            .Service<PreviewPlan>()
            .Service<ApplyPlan>()
            .Service<GoBack>()
            .Service<MayChangePlan>()
            .Service<ReviseTask>()
            .Service<ReadMoves>()
            .Service<TaskHistory>()
            .Service<TellSlips>()
            .Endpoints(WindowsApi.Map)
            .Endpoints(ReplanningApi.Map)
            .Recurring(jobs =>
                jobs.AddOrUpdate<TellSlips>("tell-slips", sweep => sweep.ExecuteAsync(CancellationToken.None), Cron.Daily(5))
            )
            .Subject(new SubjectKind(PlanWindow.Kind, "Window", "calendar", View, (slug, _) => Links.Planning.Windows(slug)));

    private static void Files(HubBuilder hub) =>
        hub.Service<ReadPlanFile>()
            .Service<PlanTable>()
            .Service<ProjectFile>()
            .Service<WritePlan>()
            .Endpoints(PlanFiles.Map)
            .Command(ScheduleCommand.Make)
            .Command(PlanCommands.Export)
            .Command(PlanCommands.Import);

    private static void Strategy(HubBuilder hub) =>
        hub.Record(new Objective.Mapping())
            .Record(new Tactic.Mapping())
            .Record(new TargetNotes.Mapping())
            .Merging(new MergeRule<TargetNotes> { Take = (kept, other) => kept.Take(other) })
            .Page("/Planning/Strategy/NewTactic", Edit, Edit)
            .Endpoints(StrategyApi.Map)
            .Service<StrategyBoard>()
            .Service<StrategyChart>()
            .Service<SaveTactic>()
            .Service<TacticChoices>()
            .Provides<IPersonalData, StrategyPersonalData>()
            .RecipeStep<StrategyStep>()
            .Subject(new SubjectKind(Objective.Kind, "Objective", "flag", View, Links.Strategy.Objective))
            .Subject(new SubjectKind(Tactic.Kind, "Tactic", "target", View, Links.Strategy.Tactic))
            .Menu(new MenuEntry(MenuGroup.Campaign, 29, "Strategy", "affiliate", View, Links.Strategy.Index));

    private static void Templates(HubBuilder hub) =>
        hub.Record(new PlanTemplate.Mapping())
            .Page("/Planning/Templates/Index", Edit, Edit)
            .Page("/Planning/Templates/Use", Edit, MoveAnchors)
            .Service<ShippedTemplates>()
            .Endpoints(TemplatesApi.Map)
            .Service<KeepTemplate>()
            .Service<UseTemplate>();

    private static void Views(HubBuilder hub) =>
        hub.Page("/Planning/Views/Month", View, View)
            .Page("/Planning/Views/Sheet", View, View)
            .Page("/Planning/Views/Workload", View, View)
            .Service<PlanViewChoices>()
            .Service<SheetFile>()
            .Endpoints(SheetFile.Map)
            .Endpoints(TimelineFile.Map);
}
