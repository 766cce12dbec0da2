using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Campaigns;

internal sealed class CampaignsFeature : IFeature
{
    public static readonly Permission View = new(
        "campaigns.view",
        "See the campaign",
        Implies: null,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor,
        CampaignRole.Correspondent,
        CampaignRole.TestimonyKeeper,
        CampaignRole.Adviser,
        CampaignRole.Reader
    );

    public static readonly Permission Edit = new("campaigns.edit", "Change the campaign's own page", Implies: View);

    public static void Register(HubBuilder hub) =>
        hub.Permissions(View, Edit)
            .Pages("/Campaigns", Permission.SignedIn, Permission.Administer)
            .Page("/Campaigns/Edit", Edit, Edit)
            .Subject(new SubjectKind(Campaign.Kind, "Campaign", "speakerphone", View, (slug, _) => Links.Campaign(slug)))
            .RecipeStep<CampaignStep>()
            .Menu(new MenuEntry(MenuGroup.Workspace, 10, "Campaigns", "speakerphone", Permission.SignedIn, _ => Links.Campaigns.Index));
}
