using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Demands;

internal sealed class DemandsFeature : IFeature
{
    public static readonly Permission View = new(
        "demands.view",
        "See demands",
        Implies: null,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor,
        CampaignRole.Correspondent,
        CampaignRole.TestimonyKeeper,
        CampaignRole.Adviser,
        CampaignRole.Reader
    );

    public static readonly Permission Edit = new("demands.edit", "Write and reword demands", Implies: View, CampaignRole.Contributor);

    public static void Register(HubBuilder hub) =>
        hub.Permissions(View, Edit)
            .Record(new Demand.Mapping())
            .Record(new DemandVersion.Mapping())
            .Pages("/Demands", View, Edit)
            .Page("/Demands/New", Edit, Edit)
            .Page("/Demands/Edit", Edit, Edit)
            .Service<AddDemand>()
            .Service<RewordDemand>()
            .Endpoints(DemandsApi.Map)
            .RecipeStep<DemandsStep>()
            .WorkflowEvent<DemandReworded>("CampaignHubDemandReworded", "A demand was reworded", Demand.Kind)
            .Subject(new SubjectKind(Demand.Kind, "Demand", "flag", View, Links.Demands.Show) { KeepsFiles = Edit })
            .Menu(new MenuEntry(MenuGroup.Campaign, 20, "Demands", "flag", View, Links.Demands.Index));
}
