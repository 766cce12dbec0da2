using CampaignHub.Platform.Records;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Mailbox.Webhooks;

internal enum WebhookEvent
{
    Accepted,
    Bounced,
    Replied,

    /// <summary>Somebody tries the address.</summary>
    Trial,
}

internal enum WebhookCallState
{
    Waiting,
    Told,

    /// <summary>Given up after every attempt; a person may send it again.</summary>
    GivenUp,
}

/// <summary>One thing that one address is told: what, how often it was tried, and what the other side answered. It names ids, never a person.</summary>
internal sealed class WebhookCall : ILeased, IInCampaign
{
    /// <summary>How long it waits after each failed attempt; after the last it is given up: two days in all.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits =
    [
        TimeSpan.FromSeconds(10),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(15),
        TimeSpan.FromHours(24),
    ];

    public Guid Id { get; init; } = OrderedId.Next();
    public Guid CampaignId { get; set; }
    public required Guid WebhookId { get; init; }
    public required WebhookEvent Event { get; init; }

    /// <summary>What happened, so that it is told once: the delivery that was accepted, the event of a bounce, the mail that came in.</summary>
    public required Guid Subject { get; init; }

    /// <summary>JSON, the same bytes at each attempt.</summary>
    public required string Body { get; init; }
    public required DateTimeOffset At { get; init; }
    public WebhookCallState State { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public DateTimeOffset? TriedAt { get; set; }

    /// <summary>What the other side answered last; null where it did not.</summary>
    public int? Status { get; set; }

    /// <summary>Why there was no answer, in English, translated where shown.</summary>
    public string? Fault { get; set; }
    public Guid? Owner { get; set; }
    public Guid? LeaseToken { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<WebhookCall>
    {
        public const string OncePerEvent = "ix_webhook_calls_event";

        public void Configure(EntityTypeBuilder<WebhookCall> builder)
        {
            builder.ToTable("webhook_calls");
            builder.Property(call => call.Id).ValueGeneratedNever();
            builder.Property(call => call.Body).HasMaxLength(2000);
            builder.Property(call => call.Fault).HasMaxLength(200);
            builder
                .HasIndex(call => new
                {
                    call.WebhookId,
                    call.Event,
                    call.Subject,
                })
                .IsUnique()
                .HasDatabaseName(OncePerEvent);
            builder.HasIndex(call => new { call.State, call.DueAt });
            builder.HasIndex(call => call.LeaseToken);
            builder.HasOne<Webhook>().WithMany().HasForeignKey(call => call.WebhookId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
