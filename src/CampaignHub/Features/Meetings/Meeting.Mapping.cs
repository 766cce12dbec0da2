using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Meetings;

internal sealed partial class Meeting
{
    internal sealed class Mapping : IEntityTypeConfiguration<Meeting>
    {
        public void Configure(EntityTypeBuilder<Meeting> builder)
        {
            builder.ToTable("meetings");
            builder.Property(meeting => meeting.Title).HasMaxLength(TitleMaxLength);
            builder.Property(meeting => meeting.With).HasMaxLength(WithMaxLength);
            builder.Property(meeting => meeting.Place).HasMaxLength(PlaceMaxLength);
            builder.Property(meeting => meeting.Notes).HasMaxLength(NotesMaxLength);
            builder.HasIndex(meeting => new { meeting.CampaignId, meeting.StartsOn });
            builder
                .HasMany(meeting => meeting.Counterparts)
                .WithOne()
                .HasForeignKey(each => each.MeetingId)
                .OnDelete(DeleteBehavior.Cascade);
            builder
                .HasMany(meeting => meeting.Delegation)
                .WithOne()
                .HasForeignKey(member => member.MeetingId)
                .OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(meeting => meeting.Minutes).WithOne().HasForeignKey(item => item.MeetingId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
