using System.Security.Cryptography;
using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using MimeKit.Utils;

namespace CampaignHub.Features.Mailbox.Incoming;

/// <summary>Keeps one mail as it came: the bytes on disk, then its row; twice the same makes one. Whatever it is, it is kept.</summary>
internal sealed class StoreIncoming(IServiceScopeFactory scopes, DataDirectory directory)
{
    /// <summary>False when it was there already.</summary>
    public async Task<bool> ExecuteAsync(Stream raw, IncomingSource source, CancellationToken cancellationToken)
    {
        var (sha256, size) = await KeepAsync(raw, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HubDb>();
        db.Here.EnterEverywhere();
        await using var file = File.OpenRead(FileOf(directory, sha256));
        var headers = await HeadersAsync(file, cancellationToken);
        var key = Cut(MessageId(headers) ?? $"sha256:{sha256}", IncomingMail.KeyMaxLength);
        if (await db.Set<IncomingMail>().IgnoreQueryFilters().AnyAsync(mail => mail.Key == key, cancellationToken))
        {
            return false;
        }

        var answered = await FindAnsweredAsync(db, headers, cancellationToken);
        var mail = Read(headers, key, source, sha256, size, answered, db.Here.Now);
        db.Add(mail);
        await EnterAsync(db, mail.CampaignId, cancellationToken);
        db.Raise(new MailReceived(mail.Id, mail.AnswersId, IsAutomatic(headers) ? null : answered?.AboutId));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (db.IsDuplicate(exception, IncomingMail.Mapping.OncePerKey))
        {
            return false;
        }
    }

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

    // Mail that nobody can read is mail all the same: then it has no headers.
    private static async Task<HeaderList> HeadersAsync(Stream file, CancellationToken cancellationToken)
    {
        try
        {
            return await HeaderList.LoadAsync(file, cancellationToken);
        }
        catch (FormatException)
        {
            return [];
        }
    }

    private static string? MessageId(HeaderList headers) =>
        MimeUtils.EnumerateReferences(headers[HeaderId.MessageId] ?? "").FirstOrDefault(id => id.Length > 0);

    // An absence notice is no answer (RFC 3834).
    private static bool IsAutomatic(HeaderList headers) =>
        headers[HeaderId.AutoSubmitted] is { } value && !value.TrimStart().StartsWith("no", StringComparison.OrdinalIgnoreCase);

    private static async Task<(Guid Id, Guid? CampaignId, Guid? AboutId)?> FindAnsweredAsync(
        HubDb db,
        HeaderList headers,
        CancellationToken cancellationToken
    )
    {
        var named = new[] { headers[HeaderId.InReplyTo], headers[HeaderId.References] }
            .OfType<string>()
            .SelectMany(MimeUtils.EnumerateReferences)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var answered = await db.Set<Delivery>()
            .Where(delivery => named.Contains(delivery.MessageId))
            .Select(delivery => new
            {
                delivery.Id,
                delivery.CampaignId,
                AboutId = db.Set<OutgoingMail>().Where(mail => mail.Id == delivery.MailId).Select(mail => mail.AboutId).FirstOrDefault(),
            })
            .FirstOrDefaultAsync(cancellationToken);
        return answered is null ? null : (answered.Id, answered.CampaignId, answered.AboutId);
    }

    private static IncomingMail Read(
        HeaderList headers,
        string key,
        IncomingSource source,
        string sha256,
        long size,
        (Guid Id, Guid? CampaignId, Guid? AboutId)? answered,
        DateTimeOffset now
    )
    {
        var from = InternetAddressList.TryParse(headers[HeaderId.From] ?? "", out var list) ? list.Mailboxes.FirstOrDefault() : null;
        return new IncomingMail
        {
            CampaignId = answered?.CampaignId,
            Key = key,
            Source = source,
            FromAddress = Cut(from?.Address ?? "", OutgoingMail.AddressMaxLength),
            FromName = Cut(from?.Name ?? "", OutgoingMail.NameMaxLength),
            Subject = Cut(headers[HeaderId.Subject] ?? "", OutgoingMail.SubjectMaxLength),
            SentAt = DateUtils.TryParse(headers[HeaderId.Date] ?? "", out var date) ? date : null,
            ReceivedAt = now,
            Sha256 = sha256,
            Size = size,
            AnswersId = answered?.Id,
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
