using System.Text.Json;
using System.Text.RegularExpressions;
using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using MimeKit;

namespace CampaignHub.Platform.Mail;

/// <summary>Where every feature leaves its mails: rows in the caller's own transaction, sent once that is committed.</summary>
internal sealed partial class MailQueue(HubDb db, MailSettings settings, MailSeal seal, Withheld withheld)
{
    // T5: a mail to a few is over in seconds, and does not wait for one to thousands.
    private const int MostOfSmall = 50;

    /// <summary>Adds the mail and one delivery per address with the next save. A merge field that nobody fills, or a line break in a header, is refused.</summary>
    public async Task<OutgoingMail> QueueAsync(MailDraft draft, CancellationToken cancellationToken)
    {
        if (draft.OnceKey is not null && await FindQueuedAsync(draft.OnceKey, cancellationToken) is { } queued)
        {
            return queued;
        }

        Check(draft);
        var mail = Write(draft);
        db.Add(mail);
        var domain = await settings.DomainAsync(cancellationToken);
        var now = db.Here.Now;
        var addresses = draft.Recipients.Select(recipient => Key(recipient.Address)).ToList();
        var reasons = await withheld.AmongAsync(draft.Purpose, draft.List?.Id, addresses, cancellationToken);
        foreach (var recipient in draft.Recipients.DistinctBy(recipient => Key(recipient.Address), StringComparer.Ordinal))
        {
            db.Add(Address(mail, recipient, domain, now, reasons.GetValueOrDefault(Key(recipient.Address))));
        }

        return mail;
    }

    private async Task<OutgoingMail?> FindQueuedAsync(string key, CancellationToken cancellationToken) =>
        db.ChangeTracker.Entries<OutgoingMail>().Select(entry => entry.Entity).FirstOrDefault(mail => mail.OnceKey == key)
        ?? await db.Set<OutgoingMail>().IgnoreQueryFilters().SingleOrDefaultAsync(mail => mail.OnceKey == key, cancellationToken);

    private static void Check(MailDraft draft)
    {
        if (draft.Recipients.Count == 0)
        {
            throw new RefusedException("A mail needs at least one recipient.");
        }

        if (string.IsNullOrWhiteSpace(draft.Subject) || draft.Subject.Length > OutgoingMail.SubjectMaxLength)
        {
            throw new RefusedException("A mail needs a subject of at most {0} characters.", OutgoingMail.SubjectMaxLength);
        }

        if (string.IsNullOrWhiteSpace(draft.Text))
        {
            throw new RefusedException("A mail needs a text; its HTML alone is not enough.");
        }

        if (draft.InReplyTo is null && ReplyMark().IsMatch(draft.Subject))
        {
            throw new RefusedException("The subject begins like an answer (\"{0}\") and answers nothing.", draft.Subject);
        }

        RefuseBreaks([draft.Subject, draft.FromAddress, draft.FromName, draft.ReplyTo, draft.InReplyTo]);
        RefuseNull([draft.Text, draft.Html]);
        foreach (var address in new[] { draft.FromAddress, draft.ReplyTo }.OfType<string>().Where(address => !IsAddress(address)))
        {
            throw new RefusedException("\"{0}\" is not a mail address.", address);
        }

        draft.Recipients.ToList().ForEach(recipient => Check(draft, recipient));
    }

    private static void Check(MailDraft draft, MailRecipient recipient)
    {
        var values = ValuesOf(recipient);
        RefuseBreaks([recipient.Address, recipient.Name, recipient.InReplyTo]);
        RefuseNull(values.Values);
        var missing = new[] { draft.Subject, draft.Text, draft.Html ?? "" }
            .Select(text => MergeText.FindMissing(text, values))
            .FirstOrDefault(field => field is not null);
        if (missing is not null)
        {
            throw new RefusedException("The field {0} is empty for {1} and has no fallback.", missing, recipient.Address);
        }

        RefuseBreaks([MergeText.Fill(draft.Subject, values)]);
    }

    private OutgoingMail Write(MailDraft draft) =>
        new()
        {
            CampaignId = draft.OfWorkspace || !db.Here.HasCampaign ? null : db.Here.Campaign.Id,
            Purpose = draft.Purpose,
            Rank = draft.IsUrgent ? 0 : RankOf(draft.Purpose) - (draft.Recipients.Count <= MostOfSmall ? 1 : 0),
            Subject = draft.Subject.Trim(),
            Text = seal.Close(draft.IsConfidential, draft.Text),
            Html = draft.Html is null ? null : seal.Close(draft.IsConfidential, SafeHtml.FromMail(draft.Html)),
            Language = draft.Language,
            FromAddress = draft.FromAddress,
            FromName = draft.FromName,
            ReplyTo = draft.ReplyTo,
            ListId = draft.List?.Id,
            ListName = draft.List is { } list ? Cut(list.Name, OutgoingMail.NameMaxLength) : null,
            InReplyTo = draft.InReplyTo?.Trim('<', '>'),
            UnlessAnsweredSince = draft.UnlessAnsweredSince,
            AboutKind = draft.About?.Kind,
            AboutId = draft.About?.Id,
            IsConfidential = draft.IsConfidential,
            ScheduledFor = draft.SendAt,
            OnceKey = draft.OnceKey,
        };

    // An address that cannot exist is an answer of its own, not a reason to hold back everyone else's mail.
    private Delivery Address(OutgoingMail mail, MailRecipient recipient, string domain, DateTimeOffset now, string? whyNot)
    {
        var id = OrderedId.Next();
        var address = recipient.Address.Trim();
        var refusal = IsAddress(address) ? whyNot : DeliveryReasons.BadAddress;
        return new Delivery
        {
            Id = id,
            MailId = mail.Id,
            CampaignId = mail.CampaignId,
            Address = Cut(address, OutgoingMail.AddressMaxLength),
            AddressKey = Cut(Key(address), OutgoingMail.AddressMaxLength),
            Name = Cut(recipient.Name.Trim(), OutgoingMail.NameMaxLength),
            Values = seal.Close(mail.IsConfidential, JsonSerializer.Serialize(ValuesOf(recipient))),
            MessageId = $"{id:n}@{domain}",
            InReplyTo = recipient.InReplyTo?.Trim('<', '>'),
            Rank = mail.Rank,
            State = refusal is null ? DeliveryState.Queued : DeliveryState.Failed,
            ReplyText = refusal,
            QueuedAt = now,
            DueAt = mail.ScheduledFor > now ? mail.ScheduledFor.Value : now,
            SettledAt = refusal is null ? null : now,
        };
    }

    private static Dictionary<string, string> ValuesOf(MailRecipient recipient)
    {
        var values = new Dictionary<string, string>(recipient.Values ?? new Dictionary<string, string>(), StringComparer.Ordinal);
        values.TryAdd("name", recipient.Name);
        values.TryAdd("address", recipient.Address);
        return values;
    }

    internal static bool IsAddress(string address) =>
        address.Length <= OutgoingMail.AddressMaxLength
        && MailboxAddress.TryParse(address, out var parsed)
        && parsed.Address == address
        && address.LastIndexOf('@') is > 0 and var at
        && address[..at].All(char.IsAscii)
        && at < address.Length - 1;

    private static int RankOf(MailPurpose purpose) =>
        purpose switch
        {
            MailPurpose.Account or MailPurpose.Test or MailPurpose.Answer => 0,
            MailPurpose.Workflow or MailPurpose.Notification => 10,
            MailPurpose.Release => 20,
            _ => 30,
        };

    internal static string Key(string address) => address.Trim().ToLowerInvariant();

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private static void RefuseBreaks(IEnumerable<string?> headers)
    {
        if (headers.Any(header => header?.AsSpan().IndexOfAny("\r\n\0") >= 0))
        {
            throw new RefusedException("A subject, a name or an address cannot hold a line break.");
        }
    }

    private static void RefuseNull(IEnumerable<string?> texts)
    {
        if (texts.Any(text => text?.Contains('\0', StringComparison.Ordinal) == true))
        {
            throw new RefusedException("A mail cannot hold the character U+0000.");
        }
    }

    [GeneratedRegex(@"^\s*(re|fwd?|tr)\s*:", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex ReplyMark();
}
