using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Features.Stakeholders.Routes;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
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

    public static void Register(HubBuilder hub) =>
        hub.Permissions(View, Edit)
            .Record(new Stakeholder.Mapping())
            .Record(new Statement.Mapping())
            .Record(new Assessment.Mapping())
            .Record(new Interaction.Mapping())
            .Record(new InteractionActor.Mapping())
            .Record(new InteractionMember.Mapping())
            .Record(new InteractionPoint.Mapping())
            .Pages("/Stakeholders", View, Edit)
            .Page("/Stakeholders/New", Edit, Edit)
            .Page("/Stakeholders/Edit", Edit, Edit)
            .Page("/Stakeholders/Interactions/New", Edit, Edit)
            .Page("/Stakeholders/Interactions/Edit", Edit, Edit)
            .Service<StakeholderList>()
            .Service<AddStakeholder>()
            .Service<StateStance>()
            .Service<Assess>()
            .Service<NetworkPlaces>()
            .Service<NetworkOfCampaign>()
            .Service<RouteStarts>()
            .Service<ClosedToRoutes>()
            .Service<FindRoutes>()
            .Service<PlanRoute>()
            .Keeps<RouteNetworks>()
            .Service<InteractionLog>()
            .Service<InteractionChoices>()
            .Service<SaveInteraction>()
            .Service<ReadMail>()
            .Service<Neglect>()
            .Endpoints(StakeholdersApi.Map)
            .Endpoints(StakeholderFiles.Map)
            .Endpoints(RoutesApi.Map)
            .Endpoints(InteractionsApi.Map)
            .Command(RoutesCommand.Make)
            .RecipeStep<StakeholdersStep>()
            .RecipeStep<InteractionsStep>()
            .WorkflowEvent<StakeholderAdded>("CampaignHubStakeholderAdded", "A stakeholder entered the map", Stakeholder.Kind)
            .WorkflowEvent<StanceChanged>("CampaignHubStanceChanged", "A stance changed", Stakeholder.Kind, changed => changed.DemandId)
            .HomeSource<StancesMoved>()
            .HomeSource<PointsAtHome>()
            .Action(new PageAction(Actor.Kind, "On the campaign's map", "target", Edit, Links.Stakeholders.Of))
            .Subject(new SubjectKind(Stakeholder.Kind, "Stakeholder", "target", View, Links.Stakeholders.Show))
            .Subject(new SubjectKind(Interaction.Kind, "Interaction", "message", View, Links.Interactions.Show))
            .Menu(
                new MenuEntry(MenuGroup.Map, 0, "Stakeholders", "target", View, Links.Stakeholders.Index),
                new MenuEntry(MenuGroup.Map, 10, "Network", "affiliate", View, Links.Stakeholders.Network),
                new MenuEntry(MenuGroup.Map, 15, "Interactions", "message", View, Links.Interactions.Index)
            );
}
