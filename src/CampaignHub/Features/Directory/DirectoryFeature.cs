using CampaignHub.Features.Directory.Picking;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Directory;

internal sealed class DirectoryFeature : IFeature
{
    public static readonly Permission View = new(
        "directory.view",
        "See people and organisations",
        Implies: null,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor,
        CampaignRole.Correspondent,
        CampaignRole.TestimonyKeeper,
        CampaignRole.Adviser,
        CampaignRole.Reader
    );

    public static readonly Permission Edit = new(
        "directory.edit",
        "Add and change people and organisations",
        Implies: View,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor,
        CampaignRole.Correspondent
    );

    public static void Register(HubBuilder hub) =>
        hub.Permissions(View, Edit)
            .Record(new Actor.Mapping())
            .Record(new ContactDetail.Mapping())
            .Record(new Post.Mapping())
            .Record(new Mandate.Mapping())
            .Record(new Tie.Mapping())
            .Pages("/Directory", View, Edit)
            .Page("/Directory/New", Edit, Edit)
            .Page("/Directory/Edit", Edit, Edit)
            .Page("/Directory/Removal", Edit, Edit)
            .Page("/Directory/EditTie", Edit, Edit)
            .Page("/Directory/EditMandate", Edit, Edit)
            .Page("/Directory/EditContact", Edit, Edit)
            .Service<ActorProfile>()
            .Service<Picks>()
            .Service<RemoveActor>()
            .Service<TieRules>()
            .Endpoints(DirectoryApi.Map)
            .Endpoints(PostsApi.Map)
            .Endpoints(PickEndpoints.Map)
            .RecipeStep<DirectoryStep>()
            .Subject(new SubjectKind(Actor.Kind, "Actor", "user", View, Links.Directory.Show))
            .Subject(new SubjectKind(Post.Kind, "Post", "certificate", View, Links.Directory.Post))
            .Menu(new MenuEntry(MenuGroup.Map, 20, "Directory", "book", View, Links.Directory.Index));
}
