using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Meetings;
using CampaignHub.Features.Planning;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Hangfire;

namespace CampaignHub.Features.Commitments;

internal sealed class CommitmentsFeature : IFeature
{
    private const string EveryQuarter = "*/15 * * * *";

    public static readonly Permission View = new(
        "commitments.view",
        "See commitments and how far they came",
        Implies: null,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor,
        CampaignRole.Correspondent,
        CampaignRole.Adviser,
        CampaignRole.Reader
    );

    public static readonly Permission Edit = new(
        "commitments.edit",
        "Record commitments and their evidence",
        Implies: View,
        CampaignRole.Contributor,
        CampaignRole.Correspondent
    );

    public static readonly Permission Publish = new(
        "commitments.publish",
        "Publish commitments on the public site",
        Implies: View,
        CampaignRole.PressOfficer
    );

    public static void Register(HubBuilder hub) =>
        hub.Permissions(View, Edit, Publish)
            .Record(new Commitment.Mapping())
            .Record(new CommitmentStep.Mapping())
            .Record(new CommitmentDemand.Mapping())
            .Pages("/Commitments", View, Edit)
            .Page("/Commitments/New", Edit, Edit)
            .Page("/Commitments/Edit", Edit, Edit)
            .Page("/Commitments/Publication", Publish, Publish)
            .Service<RecordCommitment>()
            .Service<CommitmentSlug>()
            .Provides<IActorUses, CommitmentsElsewhere>()
            .Provides<IPersonalData, CommitmentsPersonalData>()
            .Service<AddStep>()
            .Service<CommitmentList>()
            .Service<CommitmentChoices>()
            .Service<TellOverdue>()
            .Endpoints(CommitmentsApi.Map)
            .Endpoints(CommitmentFile.Map)
            .RecipeStep<CommitmentsStep>()
            .HomeSource<CommitmentsAtHome>()
            .Provides<IRelated, RelatedCommitments>()
            .WorkflowEvent<CommitmentMade>("CampaignHubCommitmentMade", "A commitment was made", Commitment.Kind, made => made.MeetingId)
            .WorkflowEvent<CommitmentMoved>("CampaignHubCommitmentMoved", "A commitment moved", Commitment.Kind)
            .WorkflowEvent<CommitmentOverdue>("CampaignHubCommitmentOverdue", "A commitment is overdue", Commitment.Kind)
            .PublicPage(CommitmentsPublic.List)
            .PublicPage(CommitmentsPublic.One)
            // Zones begin their day at any quarter of an hour.
            .Recurring(jobs =>
                jobs.AddOrUpdate<TellOverdue>("tell-overdue", sweep => sweep.ExecuteAsync(CancellationToken.None), EveryQuarter)
            )
            .Action(new PageAction(Meeting.Kind, "Record a commitment", "heart-handshake", Edit, Links.Commitments.NewAt))
            .Action(
                new PageAction(
                    Commitment.Kind,
                    "Plan a task",
                    "list-check",
                    PlanningFeature.Edit,
                    (slug, id) => Links.Planning.NewAbout(slug, Commitment.Kind, id)
                )
            )
            .Subject(new SubjectKind(Commitment.Kind, "Commitment", "heart-handshake", View, Links.Commitments.Show) { KeepsFiles = Edit })
            .Menu(new MenuEntry(MenuGroup.Follow, 20, "Commitments", "heart-handshake", View, Links.Commitments.Index));
}
