using CampaignHub.Features.Commitments.OpenData;
using CampaignHub.Features.Commitments.Successions;
using CampaignHub.Features.Commitments.Undertakings;
using CampaignHub.Features.Commitments.Verdicts;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Meetings;
using CampaignHub.Features.Planning;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Records.Merging;
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

    public static void Register(HubBuilder hub)
    {
        Ledger(hub);
        Handover(hub);
        Ours(hub);
        InPublic(hub);
    }

    private static void Handover(HubBuilder hub) =>
        hub.Record(new Succession.Mapping())
            .Record(new InheritedCommitment.Mapping())
            .Merging(new MergeRule<Succession> { Take = (kept, other) => kept.Join(other) })
            .Merging(new MergeRule<InheritedCommitment> { Take = (kept, other) => kept.Join(other) })
            .Service<SuccessionList>()
            .Service<SuccessionLetter>()
            .Service<HandOver>()
            .Endpoints(SuccessionsApi.Map)
            .Recurring(jobs =>
                jobs.AddOrUpdate<HandOver>("hand-over", handOver => handOver.SweepAsync(CancellationToken.None), EveryQuarter)
            );

    private static void Ours(HubBuilder hub) =>
        hub.Record(new Undertaking.Mapping())
            .Page("/Commitments/Undertakings/New", Edit, Edit)
            .Page("/Commitments/Undertakings/Edit", Edit, Edit)
            .Service<SaveUndertaking>()
            .Service<UndertakingList>()
            .Endpoints(UndertakingsApi.Map)
            .RecipeStep<UndertakingsStep>()
            .HomeSource<UndertakingsAtHome>()
            .Provides<IRelated, RelatedUndertakings>()
            .Action(new PageAction(Meeting.Kind, "Note what we promised", "clipboard-list", Edit, Links.Undertakings.NewAt))
            .Action(
                new PageAction(
                    Undertaking.Kind,
                    "Plan a task",
                    "list-check",
                    PlanningFeature.Edit,
                    (slug, id) => Links.Planning.NewAbout(slug, Undertaking.Kind, id)
                )
            )
            .Subject(new SubjectKind(Undertaking.Kind, "Undertaking", "clipboard-list", View, Links.Undertakings.Show))
            .Menu(new MenuEntry(MenuGroup.Follow, 21, "Our undertakings", "clipboard-list", View, Links.Undertakings.Index));

    private static void InPublic(HubBuilder hub) =>
        hub.Record(new Verdict.Mapping())
            .Page("/Commitments/Verdicts/Publication", Publish, Publish)
            .Service<GiveVerdict>()
            .Endpoints(VerdictsApi.Map)
            .PublicPage(CommitmentsPublic.List)
            .PublicPage(CommitmentsPublic.One)
            .PublicFile(OpenCommitments.Json)
            .PublicFile(OpenCommitments.Csv)
            .Feed(CommitmentFeeds.Feed);

    private static void Ledger(HubBuilder hub) =>
        hub.Permissions(View, Edit, Publish)
            .Record(new Commitment.Mapping())
            .Record(new CommitmentStep.Mapping())
            .Record(new CommitmentDemand.Mapping())
            .Record(new CommitmentEvidence.Mapping())
            .Pages("/Commitments", View, Edit)
            .Page("/Commitments/New", Edit, Edit)
            .Page("/Commitments/Edit", Edit, Edit)
            .Page("/Commitments/Publication", Publish, Publish)
            .Service<RecordCommitment>()
            .Service<CommitmentSlug>()
            .Provides<IActorUses, CommitmentsElsewhere>()
            .Provides<IPersonalData, CommitmentsPersonalData>()
            .Service<AddStep>()
            .Service<KeepEvidence>()
            .Service<VerifyEvidence>()
            .FileOwner<EvidenceOwner>()
            .Command(VerifyEvidenceCommand.Make)
            .Service<CommitmentList>()
            .Service<CommitmentChoices>()
            .Service<TellOverdue>()
            .Endpoints(CommitmentsApi.Map)
            .Endpoints(EvidenceApi.Map)
            .Endpoints(CommitmentFile.Map)
            .RecipeStep<CommitmentsStep>()
            .HomeSource<CommitmentsAtHome>()
            .Provides<IRelated, RelatedCommitments>()
            .WorkflowEvent<CommitmentMade>("CampaignHubCommitmentMade", "A commitment was made", Commitment.Kind, made => made.MeetingId)
            .WorkflowEvent<CommitmentMoved>("CampaignHubCommitmentMoved", "A commitment moved", Commitment.Kind)
            .WorkflowEvent<CommitmentOverdue>("CampaignHubCommitmentOverdue", "A commitment is overdue", Commitment.Kind)
            // Zones begin their day at any quarter of an hour.
            .Recurring(jobs =>
                jobs.AddOrUpdate<TellOverdue>("tell-overdue", sweep => sweep.ExecuteAsync(CancellationToken.None), EveryQuarter)
            )
            .Recurring(jobs =>
                jobs.AddOrUpdate<VerifyEvidence>("verify-evidence", verify => verify.TellAsync(CancellationToken.None), Cron.Daily(3))
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
