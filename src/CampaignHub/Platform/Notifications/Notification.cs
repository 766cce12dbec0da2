using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Notifications;

/// <summary>Something a person is told in the application, and in their digest unless they read it before.</summary>
internal sealed class Notification
{
    public Guid Id { get; init; } = OrderedId.Next();
    public required Guid UserId { get; init; }
    public Guid? CampaignId { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>English sentence with places, translated where it is shown.</summary>
    public required string Template { get; init; }

    /// <summary>JSON array of the values of its places.</summary>
    public required string Values { get; init; }

    /// <summary>A path of ours.</summary>
    public required string Link { get; init; }

    /// <summary>Given, the person is told once for this key.</summary>
    public string? OnceKey { get; init; }
    public DateTimeOffset? ReadAt { get; set; }

    /// <summary>When it went out in a digest.</summary>
    public DateTimeOffset? DigestedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Notification>
    {
        public void Configure(EntityTypeBuilder<Notification> builder)
        {
            builder.ToTable("notifications");
            builder.Property(notification => notification.Template).HasMaxLength(300);
            builder.Property(notification => notification.Link).HasMaxLength(300);
            builder.Property(notification => notification.OnceKey).HasMaxLength(120);
            builder.HasIndex(notification => new
            {
                notification.UserId,
                notification.ReadAt,
                notification.At,
            });
            builder.HasIndex(notification => new { notification.UserId, notification.OnceKey }).IsUnique();
            builder.HasOne<HubUser>().WithMany().HasForeignKey(notification => notification.UserId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
