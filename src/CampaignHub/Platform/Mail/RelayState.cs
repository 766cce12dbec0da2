using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Mail;

/// <summary>Whether a relay rests, and why: one row for each, so that all processes rest together and the mailbox can say so.</summary>
internal sealed class RelayState
{
    public const int FirstId = 1;
    public const int SpareId = 2;

    public int Id { get; init; } = FirstId;
    public DateTimeOffset? PausedUntil { get; set; }

    /// <summary>When the first of the failures in a row was.</summary>
    public DateTimeOffset? Since { get; set; }
    public int Failures { get; set; }
    public int? ReplyCode { get; set; }
    public string? ReplyText { get; set; }

    public bool IsPaused(DateTimeOffset now) => PausedUntil > now;

    internal sealed class Mapping : IEntityTypeConfiguration<RelayState>
    {
        public void Configure(EntityTypeBuilder<RelayState> builder)
        {
            builder.ToTable("mail_relay");
            builder.Property(state => state.Id).ValueGeneratedNever();
            builder.Property(state => state.ReplyText).HasMaxLength(Delivery.ReplyMaxLength);
            builder.HasData(new RelayState(), new RelayState { Id = SpareId });
        }
    }
}

/// <summary>Pauses a relay after a failure, longer each time, and frees it at the first success.</summary>
internal sealed class RelayPause(HubDb db)
{
    public Task<RelayState> ReadAsync(int relay, CancellationToken cancellationToken) =>
        db.Set<RelayState>().AsNoTracking().SingleAsync(state => state.Id == relay, cancellationToken);

    /// <summary>When the relay is tried again. Connections that fail together are one failure: the first of them sets the pause.</summary>
    public async Task<DateTimeOffset> BeginAsync(int relay, Verdict verdict, CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        var state = await ReadAsync(relay, cancellationToken);
        if (state.PausedUntil is { } paused && paused > now)
        {
            return paused;
        }

        var failures = state.Failures + 1;
        var until = now + RetrySchedule.Pause(failures);
        await db.Set<RelayState>()
            .Where(row => row.Id == relay && row.Failures == state.Failures)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.PausedUntil, until)
                        .SetProperty(row => row.Since, row => row.Since ?? now)
                        .SetProperty(row => row.Failures, failures)
                        .SetProperty(row => row.ReplyCode, verdict.Code)
                        .SetProperty(row => row.ReplyText, DeliveryLedger.Clean(verdict.Text)),
                cancellationToken
            );
        return until;
    }

    /// <param name="relay">Null frees all of them.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public Task EndAsync(int? relay, CancellationToken cancellationToken) =>
        db.Set<RelayState>()
            .Where(state => state.PausedUntil != null && (relay == null || state.Id == relay))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(state => state.PausedUntil, (DateTimeOffset?)null)
                        .SetProperty(state => state.Since, (DateTimeOffset?)null)
                        .SetProperty(state => state.Failures, 0)
                        .SetProperty(state => state.ReplyCode, (int?)null)
                        .SetProperty(state => state.ReplyText, (string?)null),
                cancellationToken
            );
}
