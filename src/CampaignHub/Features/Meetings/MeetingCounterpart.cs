using CampaignHub.Features.Directory;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Meetings;

/// <summary>An actor of the directory that is met.</summary>
internal sealed class MeetingCounterpart : CampaignRecord
{
    public required Guid MeetingId { get; init; }
    public required Guid ActorId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<MeetingCounterpart>
    {
        public const string OncePerActor = "ix_meeting_counterparts_meeting_actor";

        public void Configure(EntityTypeBuilder<MeetingCounterpart> builder)
        {
            builder.ToTable("meeting_counterparts");
            builder.HasIndex(each => new { each.MeetingId, each.ActorId }).IsUnique().HasDatabaseName(OncePerActor);
            builder.HasOne<Actor>().WithMany().HasForeignKey(each => each.ActorId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
