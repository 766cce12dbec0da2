using CampaignHub.Data;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Mail.Reading;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Mail;

/// <summary>
/// Every step of a delivery, written where a crash cannot lose it. Each write names the token of the claim: a process that slept past its
/// lease changes nothing, and so sends nothing.
/// </summary>
internal sealed class DeliveryLedger(HubDb db, DeliveryWrites writes, Instance instance, MailSettings settings, RecordBounce bounces)
{
    private static readonly TimeSpan ClaimLease = TimeSpan.FromMinutes(2);

    // Longer than the ten minutes that a relay may take to answer the final dot.
    private static readonly TimeSpan DataLease = TimeSpan.FromMinutes(12);

    public async Task<List<Delivery>> ClaimAsync(int count, CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        var due = db.Set<Delivery>()
            .Where(row =>
                (row.State == DeliveryState.Queued || row.State == DeliveryState.Deferred || row.State == DeliveryState.Claimed)
                && row.DueAt <= now
                && !db.Set<OutgoingMail>().Any(mail => mail.Id == row.MailId && mail.PausedAt != null)
            )
            .OrderBy(row => row.Rank)
            .ThenBy(row => row.DueAt)
            .ThenBy(row => row.Id);
        var claimed = await Leases.ClaimAsync(due, count, now, ClaimLease, instance, cancellationToken);
        if (claimed is [var first, ..])
        {
            await Held(first.LeaseToken)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, DeliveryState.Claimed), cancellationToken);
        }

        return claimed;
    }

    /// <summary>
    /// The last write before DATA. Synchronous, since MailKit asks for it inside a callback; false when the claim is no longer ours, or somebody stopped the mail
    /// or gave up its rest at this very moment.
    /// </summary>
    public bool BeginData(Delivery claimed, OutgoingMail mail, byte[] bytes) => writes.Begin(claimed, mail, bytes, db.Here.Now, DataLease);

    /// <param name="claimed">The row as it was claimed.</param>
    /// <param name="verdict">What became of the attempt.</param>
    /// <param name="backAt">When to try again, where the relay is down or a limit is reached.</param>
    /// <param name="cancellationToken">The hub's.</param>
    public async Task SettleAsync(Delivery claimed, Verdict verdict, DateTimeOffset? backAt, CancellationToken cancellationToken)
    {
        try
        {
            await WriteAsync(claimed, verdict, backAt, cancellationToken);
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, SuppressedAddress.Mapping.OncePerAddress))
        {
            // Another mail to the same address was refused at the same moment; by now the address is known.
            db.ChangeTracker.Clear();
            await WriteAsync(claimed, verdict, backAt, cancellationToken);
        }
    }

    private async Task WriteAsync(Delivery claimed, Verdict verdict, DateTimeOffset? backAt, CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        if (verdict.Kind == VerdictKind.Accepted && verdict.Text.Length > 0)
        {
            writes.Accept(claimed, verdict.Code, Clean(verdict.Text), now);
            return;
        }

        var attempts = claimed.Attempts + (verdict.Kind is VerdictKind.RelayDown or VerdictKind.NotSent ? 0 : 1);
        var state = await StateAsync(claimed, verdict, attempts, now, cancellationToken);
        var dueAt = verdict.Kind switch
        {
            VerdictKind.Deferred => now + RetrySchedule.After(attempts, claimed.Id),
            VerdictKind.RelayDown => backAt ?? now,
            VerdictKind.NotSent => backAt ?? claimed.DueAt,
            _ => claimed.DueAt,
        };
        var text = verdict.Text.Length == 0 ? claimed.ReplyText : Clean(verdict.Text);
        var code = verdict.Text.Length == 0 ? claimed.ReplyCode : verdict.Code;
        DateTimeOffset? settledAt = Delivery.Final.Contains(state) ? now : null;
        var refusal = state == DeliveryState.Failed && verdict.Code is { } refused ? Refusal(claimed, refused, verdict) : null;
        // A refusal and what follows from it stand or fall together.
        await using var transaction = refusal is null ? null : await db.Database.BeginTransactionAsync(cancellationToken);
        var isOurs = await Held(claimed)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(row => row.State, state)
                        .SetProperty(row => row.Attempts, attempts)
                        .SetProperty(row => row.DueAt, dueAt)
                        .SetProperty(row => row.ReplyCode, code)
                        .SetProperty(row => row.ReplyText, text)
                        .SetProperty(row => row.Raw, row => state == DeliveryState.Accepted ? null : row.Raw)
                        .SetProperty(row => row.SettledAt, settledAt)
                        .SetProperty(row => row.Owner, (Guid?)null)
                        .SetProperty(row => row.LeaseToken, (Guid?)null)
                        .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null),
                cancellationToken
            );
        if (transaction is not null && refusal is not null)
        {
            if (isOurs == 1)
            {
                // What an attempt that failed half way left here is not written twice.
                db.ChangeTracker.Clear();
                await bounces.ExecuteAsync(claimed, refusal, cancellationToken);
                await db.SaveChangesAsync(cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
    }

    // B8: what the relay refuses for good has come back like any other, only sooner.
    private static RecipientOutcome Refusal(Delivery claimed, int code, Verdict verdict)
    {
        var words = $"{code} {verdict.Text}";
        // A refusal without a word may be about us as well as about them.
        var isMute = verdict.Text.Count(char.IsLetter) < 4 && StatusRules.Of(StatusRules.FindStatus(words)) is null;
        var reason = isMute ? BounceReason.Undefined : Diagnosis.OfReply(code, verdict.Text);
        // Who was not named yet cannot be meant, whatever the words: "550 user unknown" to MAIL is said of the sender.
        if (!verdict.NamesRecipient && BounceEffects.Of(reason) != BounceEffect.Alert)
        {
            reason = BounceReason.Policy;
        }

        return new RecipientOutcome(claimed.Address, reason, BounceEffects.Of(reason), StatusRules.FindStatus(words)) { Words = words };
    }

    /// <summary>A domain takes no more for now: what waits for it comes then, all of it told at once.</summary>
    public Task WaitForDomainAsync(string addressKey, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var domain = addressKey[addressKey.LastIndexOf('@')..];
        return db.Set<Delivery>()
            .Where(row => (row.State == DeliveryState.Queued || row.State == DeliveryState.Deferred) && row.DueAt < until)
            .Where(row => row.AddressKey.EndsWith(domain))
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.DueAt, until), cancellationToken);
    }

    /// <summary>Takes back what ended processes left, and leases that ran out: what had begun to leave is uncertain, the rest waits again.</summary>
    public async Task RecoverAsync(CancellationToken cancellationToken)
    {
        var now = db.Here.Now;
        await SettleLostAsync(
            db.Set<Delivery>().Where(row => row.State == DeliveryState.DataStarted && row.LeaseUntil < now),
            cancellationToken
        );
        foreach (var dead in instance.FindDead())
        {
            await SettleLostAsync(
                db.Set<Delivery>().Where(row => row.State == DeliveryState.DataStarted && row.Owner == dead),
                cancellationToken
            );
            // The lease is taken one statement before the state tells of it: a kill in between leaves the old state.
            await db.Set<Delivery>()
                .Where(row => row.State != DeliveryState.DataStarted && !Delivery.Final.Contains(row.State) && row.Owner == dead)
                .ExecuteUpdateAsync(
                    set =>
                        set.SetProperty(row => row.State, row => row.Attempts > 0 ? DeliveryState.Deferred : DeliveryState.Queued)
                            .SetProperty(row => row.Owner, (Guid?)null)
                            .SetProperty(row => row.LeaseToken, (Guid?)null)
                            .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null),
                    cancellationToken
                );
            instance.Forget(dead);
        }
    }

    /// <summary>A reply as it may be kept and shown: one line, no control characters.</summary>
    internal static string Clean(string reply)
    {
        var line = new string([.. reply.Select(character => char.IsControl(character) ? ' ' : character)]).Trim();
        return line.Length <= Delivery.ReplyMaxLength ? line : line[..Delivery.ReplyMaxLength];
    }

    private async Task<DeliveryState> StateAsync(
        Delivery claimed,
        Verdict verdict,
        int attempts,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        verdict.Kind switch
        {
            VerdictKind.Accepted => DeliveryState.Accepted,
            VerdictKind.Failed => DeliveryState.Failed,
            VerdictKind.Uncertain => DeliveryState.Uncertain,
            VerdictKind.Deferred when await GivesUpAsync(claimed, attempts, now, cancellationToken) => DeliveryState.Failed,
            VerdictKind.Deferred => DeliveryState.Deferred,
            _ => claimed.Attempts > 0 ? DeliveryState.Deferred : DeliveryState.Queued,
        };

    private async Task<bool> GivesUpAsync(Delivery claimed, int attempts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hours = await settings.NumberAsync(
            Settings.SettingKey.MailGiveUpHours,
            (int)RetrySchedule.UsualGiveUp.TotalHours,
            cancellationToken
        );
        return now + RetrySchedule.After(attempts, claimed.Id) > claimed.QueuedAt + TimeSpan.FromHours(hours);
    }

    // The token stays: should the process that slept still learn the relay's answer, that settles it.
    private async Task SettleLostAsync(IQueryable<Delivery> lost, CancellationToken cancellationToken)
    {
        // Asked each second: a look costs a writer nothing.
        if (!await lost.AnyAsync(cancellationToken))
        {
            return;
        }

        var now = db.Here.Now;
        await lost.ExecuteUpdateAsync(
            set =>
                set.SetProperty(row => row.State, DeliveryState.Uncertain)
                    .SetProperty(row => row.Attempts, row => row.Attempts + 1)
                    .SetProperty(row => row.ReplyCode, (int?)null)
                    .SetProperty(row => row.ReplyText, DeliveryReasons.Stopped)
                    .SetProperty(row => row.SettledAt, now)
                    .SetProperty(row => row.Owner, (Guid?)null)
                    .SetProperty(row => row.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken
        );
    }

    private IQueryable<Delivery> Held(Delivery claimed) =>
        db.Set<Delivery>().Where(row => row.Id == claimed.Id && row.LeaseToken == claimed.LeaseToken);

    private IQueryable<Delivery> Held(Guid? token) => db.Set<Delivery>().Where(row => row.LeaseToken == token);
}
