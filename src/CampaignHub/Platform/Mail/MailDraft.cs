using CampaignHub.Platform.Mail.Lists;
using CampaignHub.Platform.Records;

namespace CampaignHub.Platform.Mail;

/// <summary>A mail to be queued. Subject, text and HTML may hold merge fields: <c>{{ first_name | default: "Madame, Monsieur" }}</c>.</summary>
internal sealed record MailDraft
{
    public required MailPurpose Purpose { get; init; }
    public required string Subject { get; init; }

    /// <summary>Plain text; never empty, and it tells the same as the HTML.</summary>
    public required string Text { get; init; }

    /// <summary>A fragment, without html and body; null sends the text alone. For Markdown: <c>SafeHtml.FromMarkdown(text)</c>.</summary>
    public string? Html { get; init; }
    public required IReadOnlyList<MailRecipient> Recipients { get; init; }
    public string Language { get; init; } = "fr";

    /// <summary>The record it is about (a release, a meeting): the mailbox links to it, and its <see cref="IMailPreface"/> is asked at each attempt.</summary>
    public SubjectRef? About { get; init; }

    /// <summary>Null sends from the hub's own address.</summary>
    public string? FromAddress { get; init; }
    public string? FromName { get; init; }
    public string? ReplyTo { get; init; }

    /// <summary>The Message-ID it answers; only then may the subject begin with Re:.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>It reminds of an earlier mail: whoever answered since then gets nothing. <see cref="DateTimeOffset.MinValue"/> is any answer at all; null asks nobody.</summary>
    public DateTimeOffset? UnlessAnsweredSince { get; init; }

    /// <summary>Queuing twice with one key queues once (<c>release:{id}:v2:journalists</c>).</summary>
    public string? OnceKey { get; init; }

    /// <summary>The list it goes to: its readers can leave it; null for what is written to one person or by duty.</summary>
    public MailList? List { get; init; }

    /// <summary>It bears a personal link: sealed in the database, not to be read in the mailbox.</summary>
    public bool IsConfidential { get; init; }

    /// <summary>Belongs to no campaign, even when queued inside one.</summary>
    public bool OfWorkspace { get; init; }

    /// <summary>Not before that; null at once.</summary>
    public DateTimeOffset? SendAt { get; init; }

    /// <summary>Before everything that is not.</summary>
    public bool IsUrgent { get; init; }
}

/// <summary>Somebody to send to. <paramref name="Values"/> fill the merge fields; <c>name</c> and <c>address</c> are always there.</summary>
/// <param name="InReplyTo">The Message-ID of the mail to the same person that this one follows: it stands in their thread.</param>
internal sealed record MailRecipient(
    string Address,
    string Name = "",
    IReadOnlyDictionary<string, string>? Values = null,
    string? InReplyTo = null
);
