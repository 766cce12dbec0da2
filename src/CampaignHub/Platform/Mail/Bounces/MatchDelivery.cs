using System.Text.RegularExpressions;
using CampaignHub.Data;
using CampaignHub.Platform.Mail.Reading;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using MimeKit.Utils;

namespace CampaignHub.Platform.Mail.Bounces;

/// <summary>
/// Finds the delivery that a mail is about. Each key alone is enough; where two name two deliveries the more reliable one is taken: what we
/// signed, then what the server kept of the message, then the address and subject (B2, B12).
/// </summary>
internal sealed partial class MatchDelivery(HubDb db, DeliveryTokens tokens, ILogger<MatchDelivery> logger)
{
    // Longer ago, the same address and subject are another matter.
    private static readonly TimeSpan Memory = TimeSpan.FromDays(60);

    public async Task<Delivery?> FindAsync(HeaderList headers, InboundReading reading, CancellationToken cancellationToken)
    {
        var signed = Signed(headers, reading.Keys).ToList();
        var messageIds = MessageIds(headers, reading).ToList();
        var deliveries = await db.Set<Delivery>()
            .IgnoreQueryFilters()
            .AsNoTracking()
            .Where(row => signed.Contains(row.Id) || messageIds.Contains(row.MessageId))
            .ToListAsync(cancellationToken);
        var found = signed
            .Select(id => deliveries.Find(row => row.Id == id))
            .Concat(messageIds.Select(id => deliveries.Find(row => row.MessageId == id)))
            .OfType<Delivery>()
            .ToList();
        if (found is [var first, ..])
        {
            if (found.Find(other => other.Id != first.Id) is { } other)
            {
                LogConflict(first.Id, other.Id);
            }

            return first;
        }

        return reading.Kind is InboundKind.Bounce or InboundKind.Complaint or InboundKind.Unrelated && reading.Recipients.Count > 0
            ? await LatestAsync(reading.Recipients.SelectMany(each => new[] { each.Original, each.Address }), cancellationToken)
            : await BySubjectAsync(headers, cancellationToken);
    }

    /// <summary>The delivery to that address nearest to now.</summary>
    public async Task<Delivery?> LatestAsync(IEnumerable<string?> addresses, CancellationToken cancellationToken)
    {
        var keys = addresses.OfType<string>().Select(address => address.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        var since = db.Here.Now - Memory;
        return await db.Set<Delivery>()
            .IgnoreQueryFilters()
            .AsNoTracking()
            .Where(row => keys.Contains(row.AddressKey) && row.QueuedAt >= since && row.State != DeliveryState.Queued)
            .OrderByDescending(row => row.QueuedAt)
            .FirstOrDefaultAsync(cancellationToken);
    }

    // The address it came to, our header, the envelope: a forged signature is none.
    private IEnumerable<Guid> Signed(HeaderList headers, ReturnedKeys keys)
    {
        var addressed = headers
            .Where(header =>
                header.Id == HeaderId.To || header.Field is "Delivered-To" or "X-Original-To" or "Envelope-To" or "X-Envelope-To"
            )
            .SelectMany(header => MailAddresses.Among(header.Value))
            .Select(ReturnPath.TokenOf);
        return addressed.Append(keys.Token).Append(keys.EnvelopeId).Select(tokens.Read).OfType<Guid>();
    }

    private static IEnumerable<string> MessageIds(HeaderList headers, InboundReading reading) =>
        new[] { reading.Keys.MessageId }
            .Concat(MimeUtils.EnumerateReferences(headers[HeaderId.InReplyTo] ?? ""))
            .Concat(MimeUtils.EnumerateReferences(headers[HeaderId.References] ?? "").Reverse())
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    private async Task<Delivery?> BySubjectAsync(HeaderList headers, CancellationToken cancellationToken)
    {
        var subject = headers[HeaderId.Subject] ?? "";
        var bare = Marks().Replace(subject, "").Trim();
        if (
            bare.Length == 0
            || bare == subject.Trim()
            || MailAddresses.Among(headers[HeaderId.From] ?? "").FirstOrDefault() is not { } from
        )
        {
            return null;
        }

        var key = from.ToLowerInvariant();
        var since = db.Here.Now - Memory;
        return await (
            from row in db.Set<Delivery>().IgnoreQueryFilters().AsNoTracking()
            join mail in db.Set<OutgoingMail>().IgnoreQueryFilters() on row.MailId equals mail.Id
            where row.AddressKey == key && row.QueuedAt >= since && mail.Subject == bare
            orderby row.QueuedAt descending
            select row
        ).FirstOrDefaultAsync(cancellationToken);
    }

    [GeneratedRegex(
        @"^(?:\s*(?:re|aw|sv|antw|r|rif|odp|vs|rép|réf|tr|fwd?)\s?(?:\[\d+\])?\s?:)+",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase,
        2000
    )]
    private static partial Regex Marks();

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "The keys of a mail that came in name two deliveries, {Taken} and {Other}; the more reliable one is taken"
    )]
    private partial void LogConflict(Guid taken, Guid other);
}
