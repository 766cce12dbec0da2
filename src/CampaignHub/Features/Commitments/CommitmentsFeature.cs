using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Hangfire;

namespace CampaignHub.Features.Commitments;

internal sealed class CommitmentsFeature : IFeature
{
    public static readonly Permission View = new(
        "commitments.view",
        "See commitments",
        Implies: null,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor,
        CampaignRole.Correspondent,
        CampaignRole.Adviser,
        CampaignRole.Reader
    );

    public static readonly Permission Edit = new(
        "commitments.edit",
        "Record commitments and how far they have come",
        Implies: View,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor
    );

    public static readonly Permission Publish = new("commitments.publish", "Publish commitments", Implies: Edit, CampaignRole.PressOfficer);

    public static void Register(HubBuilder hub) =>
        hub.Permissions(View, Edit, Publish)
            .Record(new Commitment.Mapping())
            .Record(new CommitmentStep.Mapping())
            .Record(new CommitmentDemand.Mapping())
            .Pages("/Commitments", View, Edit)
            .Page("/Commitments/New", Edit, Edit)
            .Page("/Commitments/Edit", Edit, Edit)
            .Page("/Commitments/Removal", Edit, Edit)
            .Service<CommitmentList>()
            .Service<CommitmentChoices>()
            .Service<RecordCommitment>()
            .Service<ClimbLadder>()
            .Service<WatchDeadlines>()
            .Endpoints(CommitmentsApi.Map)
            .Endpoints(CommitmentFiles.Map)
            .RecipeStep<CommitmentsStep>()
            .HomeSource<CommitmentsAtHome>()
            .PublicPage(CommitmentsPublic.List)
            .PublicPage(CommitmentsPublic.One)
            .Recurring(jobs =>
                jobs.AddOrUpdate<WatchDeadlines>("watch-deadlines", watch => watch.ExecuteAsync(CancellationToken.None), Cron.Hourly(1))
            )
            .Subject(new SubjectKind(Commitment.Kind, "Commitment", "heart-handshake", View, Links.Commitments.Show))
            .Menu(new MenuEntry(MenuGroup.Follow, 20, "Commitments", "heart-handshake", View, Links.Commitments.Index));
}
