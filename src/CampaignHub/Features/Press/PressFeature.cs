using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Press.Coverage;
using CampaignHub.Features.Press.FollowUps;
using CampaignHub.Features.Press.Importing;
using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Kits;
using CampaignHub.Features.Press.Lists;
using CampaignHub.Features.Press.Lists.Rules;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Features.Press.Watches;
using CampaignHub.Features.Stakeholders.Importing;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Records.Merging;
using CampaignHub.Platform.Web;
using Hangfire;

namespace CampaignHub.Features.Press;

internal sealed class PressFeature : IFeature
{
    public static readonly Permission View = new(
        "press.view",
        "See releases, press lists and coverage",
        Implies: null,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor,
        CampaignRole.Adviser,
        CampaignRole.Reader
    );

    public static readonly Permission Edit = new(
        "press.edit",
        "Write releases, keep journalists, press lists and coverage",
        Implies: View,
        CampaignRole.PressOfficer,
        CampaignRole.Contributor
    );

    public static readonly Permission Send = new(
        "press.send",
        "Approve releases and send them to press lists",
        Implies: Edit,
        CampaignRole.PressOfficer
    );

    public static void Register(HubBuilder hub)
    {
        hub.Permissions(View, Edit, Send)
            .Record(new Release.Mapping())
            .Record(new Sending.Mapping())
            .Record(new PressKit.Mapping())
            .Record(new KitPiece.Mapping())
            .Record(new KitLink.Mapping())
            .Pages("/Press", View, Edit)
            .Page("/Press/Releases/New", Edit, Edit)
            .Page("/Press/Releases/Edit", Edit, Edit)
            .Page("/Press/Releases/Show", View, Send)
            .Page("/Press/Releases/Send", Send, Send)
            .Page("/Press/Kits/Edit", Edit, Edit)
            .Page("/Press/Kits/Piece", Edit, Edit)
            .Page("/Press/Kits/Sharing", Edit, Edit)
            .Service<AddRelease>()
            .Service<AddKit>()
            .Service<KitText>()
            .Service<KitByLink>()
            .FileUses<KitFileUses>()
            .Endpoints(KitDoor.Map)
            .Service<PackKit>()
            .Endpoints(KitArchives.Map)
            .Service<Audiences>()
            .Service<SendRelease>()
            .Provides<IPersonalData, PressPersonalData>()
            .Endpoints(PressApi.Map)
            .RecipeStep<PressStep>()
            .WorkflowEvent<ReleaseSent>("CampaignHubReleaseSent", "A press release was sent", Release.Kind)
            .HomeSource<PressHome>()
            .Provides<Stakeholders.Stances.IOwnActions, Releases.ReleasesAsActions>()
            .PublicPage(PressPublic.List)
            .PublicPage(PressPublic.One)
            .Feed(PressPublic.Feed)
            .PublicPage(KitsPublic.One)
            .PublicPage(KitsPublic.Private)
            .Subject(new SubjectKind(Release.Kind, "Release", "news", View, Links.Press.Release))
            .Subject(new SubjectKind(PressKit.Kind, "Press kit", "folder", View, Links.Press.Kit))
            .Subject(new SubjectKind(KitPiece.Kind, "Piece of a press kit", "folder", Edit, Links.Press.Piece))
            .Menu(
                new MenuEntry(MenuGroup.Press, 0, "Releases", "news", View, Links.Press.Releases),
                new MenuEntry(MenuGroup.Press, 5, "Press kits", "folder", View, Links.Press.Kits),
                new MenuEntry(MenuGroup.Press, 10, "Press lists", "list-check", View, Links.Press.Lists),
                new MenuEntry(MenuGroup.Press, 20, "Journalists", "users", View, Links.Press.Journalists),
                new MenuEntry(MenuGroup.Press, 30, "Press review", "star", View, Links.Press.Coverage)
            );
        hub.Services.AddScoped<IMailPreface, EmbargoPreface>();
        People(hub);
        FollowUp(hub);
        Review(hub);
        Merging(hub);
    }

    private static void FollowUp(HubBuilder hub) =>
        hub.Record(new Reaction.Mapping())
            .Page("/Press/FollowUps/Mail", Send, Send)
            .Page("/Press/FollowUps/Calls", Edit, Edit)
            .Page("/Press/FollowUps/Call", Edit, Edit)
            .Service<ReadFollowUp>()
            .Service<SendFollowUp>()
            .Service<CallSheet>()
            .Service<NoteReaction>()
            .Provides<IMailAnswers, AnsweredMeanwhile>()
            .Endpoints(CallSheetFile.Map)
            .Endpoints(FollowUpApi.Map)
            .Merging(new MergeRule<Reaction>());

    private static void Review(HubBuilder hub) =>
        hub.Record(new CoverageItem.Mapping())
            .Record(new CoverageWatch.Mapping())
            .Record(new CoverageProposal.Mapping())
            .Page("/Press/Coverage/Edit", Edit, Edit)
            .Page("/Press/Watches/Index", Edit, Edit)
            .Service<CoverageMonths>()
            .Service<ReadLink>()
            .Service<SaveCoverage>()
            .Service<ReadWatches>()
            .Service<AcceptProposal>()
            .Endpoints(CoverageFile.Map)
            .Endpoints(CoverageApi.Map)
            .Endpoints(WatchesApi.Map)
            .Subject(new SubjectKind(CoverageItem.Kind, "Coverage", "star", Edit, Links.Press.EditCoverage))
            .Recurring(jobs =>
                jobs.AddOrUpdate<ReadWatches>("read-watches", read => read.ExecuteAsync(CancellationToken.None), Cron.Hourly())
            );

    private static void People(HubBuilder hub) =>
        hub.Record(new Outlet.Mapping())
            .Record(new Journalist.Mapping())
            .Record(new OutletRole.Mapping())
            .Record(new JournalistTag.Mapping())
            .Record(new PressList.Mapping())
            .Record(new PressListMember.Mapping())
            .Page("/Press/Outlets/New", Edit, Edit)
            .Page("/Press/Outlets/Edit", Edit, Edit)
            .Page("/Press/Journalists/New", Edit, Edit)
            .Page("/Press/Journalists/Edit", Edit, Edit)
            .Page("/Press/Lists/Add", Edit, Edit)
            .Page("/Press/Lists/Rule", Edit, Edit)
            .Page("/Press/Importing/Index", Edit, Edit)
            .Provides<IImportPurpose, PressImport>()
            .Command(PressCommand.Import)
            .Service<ListJournalists>()
            .Service<ChangeMembers>()
            .Service<FindByRule>()
            .Service<SaveJournalist>()
            .Service<KeepRoles>()
            .Service<ReadStanding>()
            .Provides<IMailObjections, LeftAlone>()
            .Service<LeavePressList>()
            .Provides<IActorMarks, OutletsOfActors>()
            .Subject(new SubjectKind(Outlet.Kind, "Outlet", "building", View, Links.Press.Outlet))
            .Subject(new SubjectKind(PressList.Kind, "Press list", "list-check", View, Links.Press.List));

    // Who asked to be left alone under one name is left alone under both.
    private static void Merging(HubBuilder hub) =>
        hub.Merging(new MergeRule<Journalist> { Take = (kept, other) => kept.Take(other) })
            .Merging(new MergeRule<PressListMember>())
            .Merging(new MergeRule<JournalistTag>())
            .Merging(
                new MergeRule<OutletRole>
                {
                    Same = (kept, other) =>
                        kept.JournalistId == other.JournalistId && kept.OutletId == other.OutletId && kept.Role == other.Role,
                    Take = (kept, other) => kept.Describe(kept.Role, kept.From ?? other.From, kept.Until ?? other.Until),
                }
            )
            .Merging(Pointer.Stays<Sending>(nameof(Sending.ListId)));
}
