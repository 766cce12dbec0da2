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
        }
    }
}

/// <summary>Pauses the relay after a failure, longer each time, and frees it at the first success.</summary>
internal sealed class RelayPause(HubDb db)
{
    public Task<RelayState?> FindAsync(CancellationToken cancellationToken) =>
        db.Set<RelayState>().AsNoTracking().SingleOrDefaultAsync(cancellationToken);

    public async Task<DateTimeOffset> BeginAsync(Verdict verdict, CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        var state = await db.Set<RelayState>().SingleOrDefaultAsync(cancellationToken);
        if (state is null)
        {
            state = new RelayState();
            db.Add(state);
        }

        // Four connections that fail together are one failure.
        if (state.PausedUntil is not { } paused || paused <= now)
        {
            state.Failures++;
            state.Since ??= now;
            state.PausedUntil = now + RetrySchedule.Pause(state.Failures);
        }

        state.ReplyCode = verdict.Code;
        state.ReplyText = DeliveryLedger.Clean(verdict.Text);
        var until = state.PausedUntil ?? now;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (!db.IsFull(exception))
        {
            // Another connection wrote the row first: the relay rests either way.
        }

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
