using CampaignHub.Features.Campaigns;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records.Merging;

namespace CampaignHub.Features.Comments;

internal sealed class CommentsFeature : IFeature
{
    public static readonly Permission Write = new(
        "comments.write",
        "Comment on what one may see",
        Implies: null,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor,
        CampaignRole.Correspondent,
        CampaignRole.TestimonyKeeper,
        CampaignRole.Adviser
    );

    public static void Register(HubBuilder hub) =>
        hub.Permissions(Write)
            .Record(new Comment.Mapping())
            .Merging(Pointer.Moves<Comment>(nameof(Comment.SubjectId), nameof(Comment.SubjectKind)))
            .Service<AddComment>()
            .Service<CommentsOf>()
            .Endpoints(CommentsApi.Map)
            .Pages("/Comments", CampaignsFeature.View, Write);
}
