using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Mail;

/// <summary>One attempt for one claimed delivery: composes it (or takes the bytes that already began to leave once), hands it over, writes the outcome.</summary>
internal sealed class DeliverMail(HubDb db, MailComposer composer, DeliveryLedger ledger, RelayPause pause, Withheld withheld)
{
    private const int WriteAttempts = 5;

    // How old what is known of a mail and its recipients may be when the next one leaves: asked for each alone it would cost more than the sending.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(0.1);

    private Glance? _glance;

    /// <summary>The mail, and who of the next recipients is to get nothing, as both stood a moment ago.</summary>
    private sealed record Glance(OutgoingMail Mail, HashSet<string> Asked, IReadOnlyDictionary<string, string> Reasons, long At)
    {
        public bool Tells(Delivery claimed) =>
            Mail.Id == claimed.MailId && Asked.Contains(claimed.AddressKey) && Stopwatch.GetElapsedTime(At) < Fresh;
    }

    /// <summary>Through <paramref name="connection"/>, or into the folder where that is null; <paramref name="next"/> are those that come after it.</summary>
    public async Task<Verdict> ExecuteAsync(
        Delivery claimed,
        IEnumerable<Delivery> next,
        RelaySettings relay,
        RelayConnection? connection,
        CancellationToken cancellationToken
    )
    {
        var (mail, _, reasons, _) = await LookAsync(claimed, next, cancellationToken);
        var reason = mail.CancelledAt is null ? reasons.GetValueOrDefault(claimed.AddressKey) : DeliveryReasons.Cancelled;
        var bytes = reason is null ? await FindMessageAsync(mail, claimed, cancellationToken) : null;
        if (bytes is null)
        {
            var impossible = new Verdict(VerdictKind.Failed, Code: null, reason ?? DeliveryReasons.CannotBeMade);
            await SettleAsync(claimed, relay, impossible, cancellationToken);
            return impossible;
        }

        var verdict = connection is null
            ? await PickupFolder.WriteAsync(relay.PickupFolder, claimed.Id, bytes, cancellationToken)
            : await SendAsync(connection, bytes, () => ledger.BeginData(claimed, mail, bytes), cancellationToken);
        // The outcome is written even while the hub is stopping: it is what makes the difference between known and uncertain.
        await SettleAsync(claimed, relay, verdict, CancellationToken.None);
        return verdict;
    }

    private static async Task<Verdict> SendAsync(
        RelayConnection connection,
        byte[] bytes,
        Func<bool> beginData,
        CancellationToken cancellationToken
    )
    {
        using var message = new ReadyMessage(bytes);
        return await connection.SendAsync(message, beginData, cancellationToken);
    }

    // Who asked to be left alone while the mail waited, or was claimed already, gets nothing.
    private async Task<Glance> LookAsync(Delivery claimed, IEnumerable<Delivery> next, CancellationToken cancellationToken)
    {
        if (_glance?.Tells(claimed) == true)
        {
            return _glance;
        }

        var at = Stopwatch.GetTimestamp();
        var mail = await db.Set<OutgoingMail>().AsNoTracking().SingleAsync(mail => mail.Id == claimed.MailId, cancellationToken);
        HashSet<string> asked = [claimed.AddressKey, .. next.Where(each => each.MailId == mail.Id).Select(each => each.AddressKey)];
        var reasons = await withheld.AmongAsync(mail, asked, cancellationToken);
        return _glance = new Glance(mail, asked, reasons, at);
    }

    // Null when it cannot be made at all (an impossible sender, a seal whose key is lost): one such mail must not stop the others.
    private async Task<byte[]?> FindMessageAsync(OutgoingMail mail, Delivery claimed, CancellationToken cancellationToken)
    {
        try
        {
            return claimed.Raw is null
                ? await composer.ComposeAsync(mail, claimed, db.Here.Now, cancellationToken)
                : composer.Reopen(mail, claimed.Raw);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or JsonException)
        {
            return null;
        }
    }

    private async Task SettleAsync(Delivery claimed, RelaySettings relay, Verdict verdict, CancellationToken cancellationToken)
    {
        DateTimeOffset? backAt = null;
        if (verdict.Kind == VerdictKind.RelayDown)
        {
            var until = await pause.BeginAsync(relay.Id, verdict, cancellationToken);
            // Where another relay takes over, nobody waits for this one.
            backAt = relay.HasSpare ? null : until;
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ledger.SettleAsync(claimed, verdict, backAt, cancellationToken);
                return;
            }
            catch (DbException) when (attempt < WriteAttempts)
            {
                // The relay's answer is not asked for twice: a busy database gets another chance to keep it.
                await Task.Delay(TimeSpan.FromMilliseconds(100 << attempt), cancellationToken);
            }
        }
    }
}
