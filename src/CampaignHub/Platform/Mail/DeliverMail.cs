using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform.Mail.Bounces;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CampaignHub.Platform.Mail;

/// <summary>One attempt for one claimed delivery: composes it (or takes the bytes that already began to leave once), hands it over, writes the outcome.</summary>
internal sealed class DeliverMail(HubDb db, MailComposer composer, MailSeal seal, DeliveryLedger ledger, RelayPause pause)
{
    private const int WriteAttempts = 5;

    /// <summary>Through <paramref name="connection"/>, or into the folder where that is null.</summary>
    public async Task<Verdict> ExecuteAsync(
        Delivery claimed,
        RelaySettings relay,
        RelayConnection? connection,
        CancellationToken cancellationToken
    )
    {
        var mail = await db.Set<OutgoingMail>().AsNoTracking().SingleAsync(mail => mail.Id == claimed.MailId, cancellationToken);
        if (await SuppressedAddress.HoldsAsync(db, mail.Purpose, claimed.AddressKey, cancellationToken))
        {
            var heldBack = new Verdict(VerdictKind.Failed, Code: null, DeliveryReasons.Suppressed);
            await SettleAsync(claimed, heldBack, cancellationToken);
            return heldBack;
        }

        using var message = await FindMessageAsync(mail, claimed, cancellationToken);
        if (message is null)
        {
            var impossible = new Verdict(VerdictKind.Failed, Code: null, DeliveryReasons.CannotBeMade);
            await SettleAsync(claimed, impossible, cancellationToken);
            return impossible;
        }

        var bytes = MailComposer.Bytes(message);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var verdict = connection is null
            ? await PickupFolder.WriteAsync(relay.PickupFolder, claimed.Id, bytes, cancellationToken)
            : await connection.SendAsync(message, bytes.Length, () => ledger.BeginData(claimed, mail, bytes, sha256), cancellationToken);
        // The outcome is written even while the hub is stopping: it is what makes the difference between known and uncertain.
        await SettleAsync(claimed, verdict, CancellationToken.None);
        return verdict;
    }

    // Null when it cannot be made at all (an impossible sender, a seal whose key is lost): one such mail must not stop the others.
    private async Task<MimeMessage?> FindMessageAsync(OutgoingMail mail, Delivery claimed, CancellationToken cancellationToken)
    {
        try
        {
            if (claimed.Raw is null)
            {
                return await composer.ComposeAsync(mail, claimed, db.Here.Now, cancellationToken);
            }

            using var stream = new MemoryStream(seal.Open(mail, claimed.Raw));
            return await MimeMessage.LoadAsync(stream, persistent: false, cancellationToken);
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException or JsonException)
        {
            return null;
        }
    }

    private async Task SettleAsync(Delivery claimed, Verdict verdict, CancellationToken cancellationToken)
    {
        DateTimeOffset? backAt = null;
        if (verdict.Kind == VerdictKind.RelayDown)
        {
            backAt = await pause.BeginAsync(verdict, cancellationToken);
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
