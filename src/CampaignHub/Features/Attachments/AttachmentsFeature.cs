using CampaignHub.Features.Campaigns;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Records.Merging;

namespace CampaignHub.Features.Attachments;

internal sealed class AttachmentsFeature : IFeature
{
    // Whoever may change the record may keep files with it: that is asked for as it is found.
    public static void Register(HubBuilder hub) =>
        hub.Record(new Attachment.Mapping())
            // The same file kept with both records: the one that stays has it.
            .Merging(new MergeRule<Attachment>())
            .Merging(Pointer.Moves<Attachment>(nameof(Attachment.SubjectId), nameof(Attachment.SubjectKind)))
            .Pages("/Attachments", CampaignsFeature.View, CampaignsFeature.View)
            .Service<AttachFile>()
            .Service<AttachmentsOf>()
            .Provides<IKeptBeside, FilesBeside>()
            .FileUses<AttachmentUses>()
            .Endpoints(AttachmentsApi.Map);
}
