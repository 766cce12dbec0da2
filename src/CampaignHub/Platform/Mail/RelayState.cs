using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Mail;

/// <summary>Whether the relay rests, and why: one row, so that all processes rest together and the mailbox can say so.</summary>
internal sealed class RelayState
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;
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
            builder.HasData(new RelayState());
        }
    }
}

/// <summary>Pauses the relay after a failure, longer each time, and frees it at the first success.</summary>
internal sealed class RelayPause(HubDb db)
{
    public Task<RelayState> ReadAsync(CancellationToken cancellationToken) =>
        db.Set<RelayState>().AsNoTracking().SingleAsync(cancellationToken);

    /// <summary>When the relay is tried again. Connections that fail together are one failure: the first of them sets the pause.</summary>
    public async Task<DateTimeOffset> BeginAsync(Verdict verdict, CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        var state = await ReadAsync(cancellationToken);
        if (state.PausedUntil is { } paused && paused > now)
        {
            return paused;
        }

        var failures = state.Failures + 1;
        var until = now + RetrySchedule.Pause(failures);
        await db.Set<RelayState>()
            .Where(row => row.Failures == state.Failures)
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

    public Task EndAsync(CancellationToken cancellationToken) =>
        db.Set<RelayState>()
            .Where(state => state.PausedUntil != null)
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
