using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Media;

internal sealed class MediaFeature : IFeature
{
    public static readonly Permission View = new(
        "media.view",
        "See the media library",
        Implies: null,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor,
        CampaignRole.Correspondent,
        CampaignRole.TestimonyKeeper,
        CampaignRole.Adviser,
        CampaignRole.Reader
    );

    public static readonly Permission Edit = new(
        "media.edit",
        "Upload and describe files",
        Implies: View,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor
    );

    public static void Register(HubBuilder hub) =>
        hub.Permissions(View, Edit)
            .Record(new MediaFile.Mapping())
            .Pages("/Media", View, Edit)
            .Page("/Media/Upload", Edit, Edit)
            .Page("/Media/Removal", Edit, Edit)
            .Service<AddMedia>()
            .Service<AddManyMedia>()
            .Service<EditMedia>()
            .Service<MediaUses>()
            .Service<MediaReferences>()
            .FileOwner<MediaOwner>()
            .Endpoints(MediaContent.Map)
            .Endpoints(MediaApi.Map)
            .RecipeStep<MediaStep>()
            .Subject(new SubjectKind(MediaFile.Kind, "File", "photo", View, Links.Media.Show))
            .Menu(new MenuEntry(MenuGroup.PublicSite, 10, "Media library", "photo", View, Links.Media.Index));
}
