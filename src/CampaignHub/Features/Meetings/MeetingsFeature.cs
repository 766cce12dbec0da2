using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Meetings.Answers;
using CampaignHub.Features.Planning;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Records.Merging;
using CampaignHub.Platform.Search;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Meetings;

internal sealed class MeetingsFeature : IFeature
{
    public static readonly Permission View = new(
        "meetings.view",
        "See meetings and their minutes",
        Implies: null,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor,
        CampaignRole.Correspondent,
        CampaignRole.Adviser,
        CampaignRole.Reader
    );

    public static readonly Permission Edit = new(
        "meetings.edit",
        "Prepare meetings, write minutes and read private notes",
        Implies: View,
        CampaignRole.Contributor,
        CampaignRole.Correspondent
    );

    public static void Register(HubBuilder hub)
    {
        Holding(hub);
        Answers(hub);
        Merging(hub);
    }

    private static void Merging(HubBuilder hub) =>
        hub.Merging(new MergeRule<MeetingCounterpart>())
            .Merging(
                new MergeRule<DelegationMember>
                {
                    Same = (kept, other) => kept.MeetingId == other.MeetingId && kept.Side == other.Side,
                    Take = (kept, other) =>
                        kept.Describe(
                            kept.ActorId,
                            kept.Name,
                            kept.Side,
                            kept.Role.Length > 0 ? kept.Role : other.Role,
                            kept.Speaks || other.Speaks
                        ),
                }
            );

    private static void Holding(HubBuilder hub) =>
        hub.Permissions(View, Edit)
            .Record(new Meeting.Mapping())
            .Record(new MeetingCounterpart.Mapping())
            .Record(new DelegationMember.Mapping())
            .Record(new MinutesItem.Mapping())
            .Pages("/Meetings", View, Edit)
            .Page("/Meetings/New", Edit, Edit)
            .Page("/Meetings/Edit", Edit, Edit)
            .Page("/Meetings/Minutes", Edit, Edit)
            .Service<SaveMeeting>()
            .Provides<IActorUses, MeetingsElsewhere>()
            .Provides<IPersonalData, MeetingsPersonalData>()
            .Service<SeatMember>()
            .Service<PutDemands>()
            .Service<RecordMinutes>()
            .Service<HoldMeeting>()
            .Service<RecordReply>()
            .Service<MeetingSheet>()
            .Endpoints(MeetingsApi.Map)
            .RecipeStep<MeetingsStep>()
            .HomeSource<MeetingsAtHome>()
            .Provides<IRelated, RelatedMeetings>()
            .Provides<ISearchSource, MeetingsFound>()
            .WorkflowEvent<MeetingHeld>("CampaignHubMeetingHeld", "A meeting was held", Meeting.Kind)
            .WorkflowEvent<ReplyReceived>("CampaignHubAnswerReceived", "The written reply to a meeting came", Meeting.Kind)
            .Action(
                new PageAction(
                    Meeting.Kind,
                    "Plan a task",
                    "list-check",
                    PlanningFeature.Edit,
                    (slug, id) => Links.Planning.NewAbout(slug, Meeting.Kind, id)
                )
            )
            .Subject(new SubjectKind(Meeting.Kind, "Meeting", "messages", View, Links.Meetings.Show) { KeepsFiles = Edit })
            .Menu(new MenuEntry(MenuGroup.Follow, 0, "Meetings", "messages", View, Links.Meetings.Index));

    private static void Answers(HubBuilder hub) =>
        hub.Record(new ReplyAnswer.Mapping())
            .Record(new FollowUpLetter.Mapping())
            .Page("/Meetings/Answers/Reply", Edit, Edit)
            .Service<AnswerMatrix>()
            .Service<RecordReplyAnswers>()
            .Service<FollowUpLetters>()
            .Endpoints(AnswersApi.Map)
            .Endpoints(AnswersFile.Map)
            .Menu(new MenuEntry(MenuGroup.Follow, 1, "Answers received", "message", View, Links.Meetings.Answers));
}
