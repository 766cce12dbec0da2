using CampaignHub.Features.Campaigns;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Records.Merging;
using CampaignHub.Platform.Search;

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

    /// <summary>Of coordinators: a note about a person that should not be there goes, whoever wrote it.</summary>
    public static readonly Permission Moderate = new("comments.moderate", "Take out what others commented", Implies: Write);

    public static void Register(HubBuilder hub) =>
        hub.Permissions(Write, Moderate)
            .Record(new Comment.Mapping())
            .Merging(Pointer.Moves<Comment>(nameof(Comment.SubjectId), nameof(Comment.SubjectKind)))
            .Service<AddComment>()
            .Service<CommentsOf>()
            .Provides<IKeptBeside, CommentsBeside>()
            .Provides<ISearchSource, CommentsFound>()
            .Endpoints(CommentsApi.Map)
            .Pages("/Comments", CampaignsFeature.View, Write)
            .Page("/Comments/Edit", Write, Write);
}
