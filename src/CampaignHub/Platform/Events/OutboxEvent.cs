using System.Text.Json;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Events;

internal enum OutboxState
{
    Pending,
    Done,

    /// <summary>Given up after <see cref="OutboxEvent.MaxAttempts"/>; shown to administrators, who may try again.</summary>
    Poisoned,
}

/// <summary>A raised event, written in the transaction of the deed that raised it.</summary>
internal sealed class OutboxEvent : ILeased
{
    public const int MaxAttempts = 12;

    public Guid Id { get; init; } = OrderedId.Next();
    public required string Name { get; init; }
    public required string Payload { get; init; }
    public required Guid SubjectId { get; init; }
    public Guid? CampaignId { get; init; }
    public Guid? UserId { get; init; }

    /// <summary>Unique where given: the same fact is not told twice.</summary>
    public string? OnceKey { get; init; }
    public required DateTimeOffset At { get; init; }
    public OutboxState State { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset DueAt { get; set; }
    public Guid? Owner { get; set; }
    public Guid? LeaseToken { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Kind of the last failure, without personal data.</summary>
    public string? Error { get; set; }

    public static OutboxEvent Of(HubEvent raised, Here here) =>
        new()
        {
            Name = raised.GetType().Name,
            Payload = JsonSerializer.Serialize(raised, raised.GetType(), JsonSerializerOptions.Web),
            SubjectId = raised.SubjectId,
            CampaignId = here.HasCampaign ? here.Campaign.Id : null,
            UserId = here.User?.Id,
            OnceKey = raised.OnceKey is { } key ? $"{raised.GetType().Name}:{raised.SubjectId:N}:{key}" : null,
            At = here.Now,
            DueAt = here.Now,
        };

    public TEvent Read<TEvent>()
        where TEvent : HubEvent =>
        JsonSerializer.Deserialize<TEvent>(Payload, JsonSerializerOptions.Web) ?? throw new JsonException($"The event {Id} is empty.");

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxEvent>
    {
        public const string OncePerKey = "ix_outbox_once_key";

        public void Configure(EntityTypeBuilder<OutboxEvent> builder)
        {
            builder.ToTable("outbox");
            builder.Property(row => row.Name).HasMaxLength(80);
            builder.Property(row => row.OnceKey).HasMaxLength(160);
            builder.Property(row => row.Error).HasMaxLength(300);
            builder.HasIndex(row => row.OnceKey).IsUnique().HasDatabaseName(OncePerKey);
            builder.HasIndex(row => new { row.State, row.DueAt });
        }
    }
}
