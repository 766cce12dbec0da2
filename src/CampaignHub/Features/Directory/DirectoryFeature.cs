using CampaignHub.Features.Directory.Duplicates;
using CampaignHub.Features.Directory.Picking;
using CampaignHub.Features.Directory.Rights;
using CampaignHub.Features.Directory.Tags;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Records.Merging;
using CampaignHub.Platform.Settings;
using CampaignHub.Platform.Web;
using Hangfire;

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

    /// <summary>Reaches into every campaign of the workspace: nobody's but the coordinator's at first.</summary>
    public static readonly Permission Merge = new("directory.merge", "Merge duplicates of the directory, in every campaign", Implies: Edit);

    /// <summary>For coordinators: all we hold about a person, handed over or erased.</summary>
    public static readonly Permission Rights = new("directory.rights", "Answer for the rights of people in the directory", Implies: View);

    public static void Register(HubBuilder hub)
    {
        Actors(hub);
        Merging(hub);
        RightsOfPeople(hub);
    }

    private static void Merging(HubBuilder hub) =>
        hub.Permissions(Merge)
            .Record(new DuplicatePair.Mapping())
            .Record(new DuplicateSearch.Mapping())
            .Record(new ActorMerge.Mapping())
            .Merging(MergingRules.Contacts)
            .Merging(MergingRules.Ties)
            .Merging(MergingRules.Mandates)
            .Merging(MergingRules.Posts)
            .Merging(MergingRules.Pairs)
            .Merging(MergingRules.Rights)
            .Merging(Pointer.Moves<RightsRequest>(nameof(RightsRequest.ActorId)))
            // Who told them and by which mail; whom a hash stands for is erased, and cannot be merged.
            .Merging(Pointer.Stays<PersonRights>(nameof(PersonRights.NoticeById)))
            .Merging(Pointer.Stays<PersonRights>(nameof(PersonRights.NoticeMailId)))
            .Merging(Pointer.Stays<Suppression>(nameof(Suppression.ActorId)))
            .Merging(Pointer.Stays<MergedRow>(nameof(MergedRow.IntoId)))
            .Merging(Pointer.Stays<ActorMerge>(nameof(ActorMerge.IntoId)))
            .Merging(Pointer.Stays<ActorMerge>(nameof(ActorMerge.MergedId)))
            .Pages("/Directory/Duplicates", Merge, Merge)
            .Service<FindDuplicates>()
            .Service<LikeSomebody>()
            .Service<DuplicateQueue>()
            .Service<MergeActors>()
            .Service<MergeHistory>()
            .Service<UndoMerge>()
            .Worker<SearchWorker>()
            .Endpoints(DuplicatesApi.Map)
            .Endpoints(MergesApi.Map)
            .Menu(
                new MenuEntry(MenuGroup.Map, 21, "Duplicates", "copy", Merge, Links.Duplicates.Index)
                {
                    Count = (services, cancellationToken) => services.GetRequiredService<DuplicateQueue>().OpenAsync(cancellationToken),
                }
            )
            .Action(new PageAction(Actor.Kind, "Merge with…", "copy", Merge, (slug, id) => Links.Duplicates.Merge(slug, id)))
            .WorkflowEvent<ActorsMerged>("CampaignHubActorsMerged", "Two actors were merged", Actor.Kind)
            // Before people come, so that the queue is there in the morning.
            .Recurring(jobs =>
                jobs.AddOrUpdate<FindDuplicates>("find-duplicates", find => find.AskNightlyAsync(CancellationToken.None), Cron.Daily(2))
            );

    private static void RightsOfPeople(HubBuilder hub) =>
        hub.Permissions(Rights)
            .Record(new PersonRights.Mapping())
            .Record(new RightsRequest.Mapping())
            .Record(new Suppression.Mapping())
            .Record(new Erasure.Mapping())
            .Record(new DataExport.Mapping())
            .Record(new NoticeText.Mapping())
            .Pages("/Directory/Rights", Rights, Rights)
            .Keeps<ErasureLedger>()
            .Keeps<ContactHashes>()
            .Service<Everywhere>()
            .Service<PersonalRows>()
            .Service<TextSweep>()
            .Service<ErasureMarks>()
            .Service<ErasePerson>()
            .Service<EraseSeveral>()
            .Service<ReplayErasures>()
            .Service<ErasedOnRequest>()
            .Service<RecordObjection>()
            .Service<NoticeRegister>()
            .Service<NoticeTexts>()
            .Service<SendNotices>()
            .Service<Retention>()
            .Service<ReadDossier>()
            .Service<RightsDesk>()
            .Provides<IPersonalData, DirectoryPersonalData>()
            .Provides<IMailObjections, Objections>()
            .HomeSource<RightsAtHome>()
            .Endpoints(RightsApi.Map)
            .Endpoints(AccessApi.Map)
            .Endpoints(NoticeFile.Map)
            .Command(RightsCommand.Make)
            .Menu(new MenuEntry(MenuGroup.Map, 30, "People's rights", "shield", Rights, Links.Rights.Notices));

    private static void Actors(HubBuilder hub) =>
        hub.Permissions(View, Edit)
            .Record(new Actor.Mapping())
            .Record(new ContactDetail.Mapping())
            .Record(new Post.Mapping())
            .Record(new Mandate.Mapping())
            .Record(new Tie.Mapping())
            .Record(new ActorTag.Mapping())
            .Merging(new MergeRule<ActorTag>())
            .Pages("/Directory", View, Edit)
            .Page("/Directory/New", Edit, Edit)
            .Page("/Directory/Edit", Edit, Edit)
            .Page("/Directory/Removal", Edit, Edit)
            .Page("/Directory/EditTie", Edit, Edit)
            .Page("/Directory/EditMandate", Edit, Edit)
            .Page("/Directory/EditContact", Edit, Edit)
            .Service<ActorProfile>()
            .Service<Picks>()
            .Service<TellApart>()
            .Service<RemoveActor>()
            .Service<FamilyTies>()
            .Provides<IWorkspaceSwitch, FamilyTies>()
            .Service<TieRules>()
            .Service<PostRules>()
            .Service<TagActor>()
            .Endpoints(DirectoryApi.Map)
            .Endpoints(PostsApi.Map)
            .Endpoints(ContactsApi.Map)
            .Endpoints(DirectoryLinesApi.Map)
            .Endpoints(TagsApi.Map)
            .Endpoints(PickEndpoints.Map)
            .RecipeStep<DirectoryStep>()
            .Subject(new SubjectKind(Actor.Kind, "Actor", "user", View, Links.Directory.Show) { IsAboutPeople = true, KeepsFiles = Edit })
            .Subject(new SubjectKind(Post.Kind, "Post", "certificate", View, Links.Directory.Post))
            .Menu(new MenuEntry(MenuGroup.Map, 20, "Directory", "book", View, Links.Directory.Index));
}
