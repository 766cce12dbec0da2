namespace CampaignHub.Platform.Mail;

/// <summary>What stands above a mail at the moment of the attempt: an embargo that may be lifted while a long send is under way.</summary>
/// <param name="Line">Top line of text and HTML, in the mail's language.</param>
/// <param name="SubjectStart">Put before the subject: <c>[EMBARGO]</c>; null leaves it.</param>
internal sealed record MailPreface(string Line, string? SubjectStart = null);

/// <summary>Asked at each attempt that has not begun to leave, for mails about one kind of record.</summary>
internal interface IMailPreface
{
    /// <summary>The <c>ISubject.Kind</c> it speaks for.</summary>
    string Kind { get; }

    Task<MailPreface?> FindAsync(OutgoingMail mail, DateTimeOffset at, CancellationToken cancellationToken);
}
