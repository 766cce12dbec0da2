using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Events;

/// <summary>A subscriber has done its part for an event; written with its effects, so that they happen once.</summary>
internal sealed class HandledEvent
{
    public required Guid EventId { get; init; }
    public required string Subscriber { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<HandledEvent>
    {
        public void Configure(EntityTypeBuilder<HandledEvent> builder)
        {
            builder.ToTable("handled_events");
            builder.HasKey(row => new { row.EventId, row.Subscriber });
            builder.Property(row => row.Subscriber).HasMaxLength(80);
        }
    }
}
