using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Feeds;

/// <summary>The dates that calendars last learnt of a task or an anchor: dates are computed, and only what was published can be said to have moved.</summary>
internal sealed class FeedEntry : IInCampaign
{
    /// <summary>The task's or anchor's.</summary>
    public required Guid Id { get; init; }
    public Guid CampaignId { get; set; }
    public DateOnly First { get; private set; }
    public DateOnly Last { get; private set; }

    /// <summary>How often the dates moved since they were first published (SEQUENCE, RFC 5545 §3.8.7.4).</summary>
    public int Sequence { get; private set; }
    public DateTimeOffset MovedAt { get; private set; }

    public static FeedEntry Of(Guid id, DateOnly first, DateOnly last, DateTimeOffset now) =>
        new()
        {
            Id = id,
            First = first,
            Last = last,
            MovedAt = now,
        };

    public void Move(DateOnly first, DateOnly last, DateTimeOffset now)
    {
        if ((First, Last) != (first, last))
        {
            (First, Last, MovedAt, Sequence) = (first, last, now, Sequence + 1);
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<FeedEntry>
    {
        public void Configure(EntityTypeBuilder<FeedEntry> builder)
        {
            builder.ToTable("feed_entries");
            builder.Property(entry => entry.Id).ValueGeneratedNever();
        }
    }
}
