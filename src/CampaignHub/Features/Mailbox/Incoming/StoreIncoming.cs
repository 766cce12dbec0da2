using System.Security.Cryptography;
using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Mail.Reading;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using MimeKit.Utils;

namespace CampaignHub.Features.Mailbox.Incoming;

/// <summary>Keeps one mail as it came: the bytes on disk, then its row; twice the same makes one. Whatever it is, it is kept.</summary>
internal sealed class StoreIncoming(IServiceScopeFactory scopes, DataDirectory directory)
{
    /// <summary>False when it was there already.</summary>
    /// <param name="campaignId">Where it belongs if it answers nothing of ours.</param>
    public async Task<bool> ExecuteAsync(Stream raw, IncomingSource source, CancellationToken cancellationToken, Guid? campaignId = null)
    {
        var (sha256, size) = await KeepAsync(raw, cancellationToken);
        await using var file = File.OpenRead(FileOf(directory, sha256));
        var parts = MailParts.Of(await MailParts.LoadAsync(file, cancellationToken));
        var kept = new Kept(source, sha256, size, campaignId);
        for (var isAgain = false; ; isAgain = true)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HubDb>();
            try
            {
                return await StoreAsync(scope.ServiceProvider, db, parts, kept, cancellationToken);
            }
            catch (DbUpdateException exception) when (db.IsDuplicate(exception, IncomingMail.Mapping.OncePerKey))
            {
                return false;
            }
            catch (DbUpdateException exception) when (!isAgain && db.IsDuplicate(exception, SuppressedAddress.Mapping.OncePerAddress))
            {
                // Another mail said the same of the same address at the same moment.
            }
        }
    }

    // The mail and all that follows from it, or nothing: what is read again after a crash has its effects once (B13).
    private static async Task<bool> StoreAsync(
        IServiceProvider services,
        HubDb db,
        MailParts parts,
        Kept kept,
        CancellationToken cancellationToken
    )
    {
        db.Here.EnterEverywhere();
        var key = Cut(MessageId(parts.Headers) ?? $"sha256:{kept.Sha256}", IncomingMail.KeyMaxLength);
        if (await db.Set<IncomingMail>().IgnoreQueryFilters().AnyAsync(mail => mail.Key == key, cancellationToken))
        {
            return false;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var reading = ReadMail.Of(parts);
        var about = await services.GetRequiredService<MatchDelivery>().FindAsync(parts.Headers, reading, cancellationToken);
        var mail = Read(parts, reading, key, kept, about, db.Here.Now);
        db.Add(mail);
        await EnterAsync(db, mail.CampaignId, cancellationToken);
        await services.GetRequiredService<ActOnIncoming>().ExecuteAsync(reading, about, cancellationToken);
        var answered = IsOfPerson(reading.Kind) ? await AboutAsync(db, about, cancellationToken) : null;
        db.Raise(new MailReceived(mail.Id, mail.AnswersId, answered));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>What is known of the bytes.</summary>
    private sealed record Kept(IncomingSource Source, string Sha256, long Size, Guid? CampaignId);

    /// <summary>Where the bytes of that hash lie.</summary>
    public static string FileOf(DataDirectory directory, string sha256) =>
        Path.Combine(directory.Folder(Path.Combine("mail", sha256[..2])), $"{sha256}.eml");

    private async Task<(string Sha256, long Size)> KeepAsync(Stream raw, CancellationToken cancellationToken)
    {
        var half = Path.Combine(directory.Folder("mail"), $"{Guid.CreateVersion7():n}.part");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long size = 0;
        await using (var file = new FileStream(half, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            var buffer = new byte[64 * 1024];
            int count;
            while ((count = await raw.ReadAsync(buffer, cancellationToken)) > 0)
            {
                hash.AppendData(buffer, 0, count);
                await file.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
                size += count;
            }

            file.Flush(flushToDisk: true);
        }

        var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
        File.Move(half, FileOf(directory, sha256), overwrite: true);
        return (sha256, size);
    }

    private static string? MessageId(HeaderList headers) =>
        MimeUtils.EnumerateReferences(headers[HeaderId.MessageId] ?? "").FirstOrDefault(id => id.Length > 0);

    // What a machine says is no answer (RFC 3834).
    private static bool IsOfPerson(InboundKind kind) => kind is InboundKind.Reply or InboundKind.Unsubscribe or InboundKind.Unrelated;

    private static async Task<Guid?> AboutAsync(HubDb db, Delivery? delivery, CancellationToken cancellationToken) =>
        delivery is null
            ? null
            : await db.Set<OutgoingMail>()
                .IgnoreQueryFilters()
                .Where(mail => mail.Id == delivery.MailId)
                .Select(mail => mail.AboutId)
                .FirstOrDefaultAsync(cancellationToken);

    private static IncomingMail Read(MailParts parts, InboundReading reading, string key, Kept kept, Delivery? about, DateTimeOffset now)
    {
        var headers = parts.Headers;
        var from = InternetAddressList.TryParse(headers[HeaderId.From] ?? "", out var list) ? list.Mailboxes.FirstOrDefault() : null;
        return new IncomingMail
        {
            CampaignId = about is null ? kept.CampaignId : about.CampaignId,
            Key = key,
            Source = kept.Source,
            FromAddress = Cut(from?.Address ?? "", OutgoingMail.AddressMaxLength),
            FromName = Cut(from?.Name ?? "", OutgoingMail.NameMaxLength),
            Subject = Cut(headers[HeaderId.Subject] ?? "", OutgoingMail.SubjectMaxLength),
            SentAt = DateUtils.TryParse(headers[HeaderId.Date] ?? "", out var date) ? date : null,
            ReceivedAt = now,
            Sha256 = kept.Sha256,
            Size = kept.Size,
            Kind = reading.Kind,
            Words = IsOfPerson(reading.Kind) ? Cut(ReplyText.Of(parts), IncomingMail.WordsMaxLength) : "",
            AnswersId = about?.Id,
        };
    }

    // The event is told in the campaign that the mail belongs to.
    private static async Task EnterAsync(HubDb db, Guid? campaignId, CancellationToken cancellationToken)
    {
        if (
            campaignId is { } id
            && await db.Campaigns.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, cancellationToken) is { } campaign
        )
        {
            db.Here.Enter(campaign);
        }
    }

    private static string Cut(string text, int length)
    {
        var plain = text.Replace("\0", "", StringComparison.Ordinal);
        return plain.Length <= length ? plain : plain[..length];
    }
}
