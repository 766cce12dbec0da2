namespace CampaignHub.Platform.Mail;

/// <summary>Knows who answered the mail that another one follows. Asked in the last moment before such a mail leaves.</summary>
internal interface IMailAnswers
{
    /// <param name="mail">Has <see cref="OutgoingMail.UnlessAnsweredSince"/>.</param>
    /// <param name="addresses">In lower case.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<IReadOnlySet<string>> AmongAsync(OutgoingMail mail, IReadOnlyCollection<string> addresses, CancellationToken cancellationToken);
}
