using CampaignHub.Features.Campaigns;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Duplicates;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Features.Stakeholders.Fields;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Features.Stakeholders.Importing.Formats;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Features.Stakeholders.Networks;
using CampaignHub.Features.Stakeholders.Register;
using CampaignHub.Features.Stakeholders.Routes;
using CampaignHub.Features.Stakeholders.Settings;
using CampaignHub.Features.Stakeholders.Stances;
using CampaignHub.Features.Stakeholders.Views;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Records.Merging;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Stakeholders;

internal sealed class StakeholdersFeature : IFeature
{
    public static readonly Permission View = new(
        "stakeholders.view",
        "See the map",
        Implies: null,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor,
        CampaignRole.Correspondent,
        CampaignRole.Adviser,
        CampaignRole.Reader
    );

    public static readonly Permission Edit = new(
        "stakeholders.edit",
        "Add and change stakeholders and their stance",
        Implies: View,
        CampaignRole.Contributor,
        CampaignRole.Correspondent
    );

    /// <summary>Not for correspondents, who change only what they entered: a table may speak of everybody.</summary>
    public static readonly Permission Import = new(
        "stakeholders.import",
        "Bring tables onto the map, and take the map away with stances and notes",
        Implies: Edit,
        CampaignRole.Contributor
    );

    /// <summary>Of coordinators: what is asked of everybody is asked once.</summary>
    public static readonly Permission Define = new("stakeholders.fields", "Define the fields of the map", Implies: Edit);

    public static void Register(HubBuilder hub)
    {
        Map(hub);
        Fields(hub);
        Routes(hub);
        Interactions(hub);
        Importing(hub);
        Stances(hub);
        Views(hub);
        StakeholderMerging.Register(hub);
        RegisterOfContacts(hub);
        SettingsOfMap(hub);
        Networks(hub);
    }

    private static void Map(HubBuilder hub) =>
        hub.Permissions(View, Edit, Import)
            .Record(new Stakeholder.Mapping())
            .Record(new Statement.Mapping())
            .Record(new Assessment.Mapping())
            .Pages("/Stakeholders", View, Edit)
            .Page("/Stakeholders/New", Edit, Edit)
            .Page("/Stakeholders/Edit", Edit, Edit)
            .Page("/Stakeholders/StatementRemoval", Edit, Edit)
            .Service<StakeholderList>()
            .Service<StakeholderSheet>()
            .Service<ToldStakeholders>()
            .Service<AddStakeholder>()
            .Service<StateStance>()
            .Service<Assess>()
            .Provides<IActorUses, StakeholdersElsewhere>()
            .Provides<IPersonalData, StakeholdersPersonalData>()
            .Endpoints(StakeholdersApi.Map)
            .Endpoints(StakeholderFiles.Map)
            .RecipeStep<StakeholdersStep>()
            .WorkflowEvent<StakeholderAdded>("CampaignHubStakeholderAdded", "A stakeholder entered the map", Stakeholder.Kind)
            .WorkflowEvent<StanceChanged>("CampaignHubStanceChanged", "A stance changed", Stakeholder.Kind, changed => changed.DemandId)
            .Action(new PageAction(Actor.Kind, "On the campaign's map", "target", Edit, Links.Stakeholders.Of))
            .Subject(
                new SubjectKind(Stakeholder.Kind, "Stakeholder", "target", View, Links.Stakeholders.Show)
                {
                    IsAboutPeople = true,
                    KeepsFiles = Edit,
                }
            )
            .Menu(
                new MenuEntry(MenuGroup.Map, 0, "Stakeholders", "target", View, Links.Stakeholders.Index),
                new MenuEntry(MenuGroup.Map, 15, "Interactions", "message", View, Links.Interactions.Index)
            );

    private static void Fields(HubBuilder hub) =>
        hub.Permissions(Define)
            .Record(new CustomField.Mapping())
            .Record(new FieldValue.Mapping())
            .Pages("/Stakeholders/Fields", Define, Define)
            .Service<TraitShelf>()
            .Service<KeepFields>()
            .Service<FieldsOfRecipe>()
            .Provides<IMergedValues, MergedFieldValues>()
            .Provides<ISpellsTags, SpellTags>()
            .Provides<ISearchSource, TagsFound>()
            .Endpoints(FieldsApi.Map);

    private static void Routes(HubBuilder hub) =>
        hub.Service<RouteStarts>()
            .Service<ClosedToRoutes>()
            .Service<FindRoutes>()
            .Service<RouteTasks>()
            .Service<PlanRoute>()
            .Endpoints(RoutesApi.Map)
            .Command(RoutesCommand.Make);

    private static void Interactions(HubBuilder hub) =>
        hub.Record(new Interaction.Mapping())
            .Record(new InteractionActor.Mapping())
            .Record(new InteractionMember.Mapping())
            .Record(new InteractionPoint.Mapping())
            .Page("/Stakeholders/Interactions/New", Edit, Edit)
            .Page("/Stakeholders/Interactions/Edit", Edit, Edit)
            .Service<InteractionLog>()
            .Service<ActorTimeline>()
            .Service<SaveInteraction>()
            .Service<ReadMail>()
            .Service<Neglect>()
            .Endpoints(InteractionsApi.Map)
            .RecipeStep<InteractionsStep>()
            .HomeSource<PointsAtHome>()
            .Subject(new SubjectKind(Interaction.Kind, "Interaction", "message", View, Links.Interactions.Show) { KeepsFiles = Edit });

    private static void Importing(HubBuilder hub) =>
        hub.Record(new ImportBatch.Mapping())
            .Record(new ImportFile.Mapping())
            .Record(new ImportReview.Mapping())
            .Record(new ImportChange.Mapping())
            .Record(new ImportKey.Mapping())
            .Record(new KeptCard.Mapping())
            .Pages("/Stakeholders/Importing", Import, Import)
            // Who may see one says what it is for: imports of other features stand there too, and others are not found.
            .Page("/Stakeholders/Importing/Show", View, View)
            .Merging(Pointer.Stays<ImportBatch>(nameof(ImportBatch.IntoId)))
            .Service<ReadLines>()
            .Service<ImportPurposes>()
            .Service<StartImport>()
            .Service<MakeActors>()
            .Service<ApplyImport>()
            .Service<ApplyLinks>()
            .Service<TableFile>()
            .Service<ImportRun>()
            .Service<ImportWork>()
            .Worker<ImportWorker>()
            .Service<UndoImport>()
            .Service<NameLeftBehind>()
            .Service<ReviewDesk>()
            .Service<LookAtImport>()
            .Service<ExportStakeholders>()
            .Service<TakenTables>()
            .Endpoints(LeftOutFile.Map)
            .Command(ImportCommand.Import)
            .Command(ImportCommand.Export);

    private static void Stances(HubBuilder hub) =>
        hub.Record(new ShiftReport.Mapping())
            .Service<Bodies>()
            .Service<StancesNow>()
            .Service<ShiftsBetween>()
            .Endpoints(ShiftsApi.Map)
            .HomeSource<StancesMoved>();

    private static void Views(HubBuilder hub) =>
        hub.Record(new ChosenAxis.Mapping())
            .Record(new MactorSeat.Mapping())
            .Record(new DirectInfluence.Mapping())
            .Page("/Stakeholders/Views/Axes", Edit, Edit)
            .Page("/Stakeholders/Views/Mactor", View, Import)
            .Service<CampaignAxes>()
            .Service<PowerGrid>()
            .Service<Spectrum>()
            .Service<ActorAnalysis>()
            .Service<MactorTable>()
            .Endpoints(ViewFiles.Map)
            .Endpoints(AssessmentsApi.Map)
            .Endpoints(AxesApi.Map)
            .Endpoints(MactorApi.Map)
            .Menu(new MenuEntry(MenuGroup.Map, 12, "Views of the map", "chart-bar", View, Links.Stakeholders.Grid));

    private static void RegisterOfContacts(HubBuilder hub) =>
        hub.Record(new RegisterRule.Mapping())
            .Record(new RegisterLine.Mapping())
            .Record(new Official.Mapping())
            .Page("/Stakeholders/Register/Rules", View, CampaignsFeature.Edit)
            .Page("/Stakeholders/Register/Officials", DirectoryFeature.View, DirectoryFeature.Edit)
            .Service<RegisterRules>()
            .Service<RegisterContacts>()
            .Service<ReadRegister>()
            .Service<DraftDeclaration>()
            .Service<Officials>()
            .Service<OfficialDesk>()
            .Service<SayOfContact>()
            .Endpoints(RegisterApi.Map)
            .RecipeStep<RegisterStep>()
            .HomeSource<RegisterAtHome>()
            .Action(new PageAction(Interaction.Kind, "For the declaration", "gavel", Edit, Links.Register.Contact))
            .Menu(new MenuEntry(MenuGroup.Map, 17, "Register", "gavel", View, Links.Register.Index));

    private static void SettingsOfMap(HubBuilder hub) =>
        hub.Record(new MapSettings.Mapping())
            .Page("/Stakeholders/Settings/Index", CampaignsFeature.Edit, CampaignsFeature.Edit)
            .Service<MapSettingsOfCampaign>()
            .Endpoints(MapSettingsApi.Map)
            .RecipeStep<MapSettingsStep>();

    private static void Networks(HubBuilder hub) =>
        hub.Record(new NetworkPlace.Mapping())
            .Service<PlaceActors>()
            .Service<NetworkOfCampaign>()
            .Service<NetworkTables>()
            .Endpoints(NetworkFiles.Map)
            .Menu(new MenuEntry(MenuGroup.Map, 10, "Network", "affiliate", View, Links.Stakeholders.Network));
}
