namespace CampaignHub.Platform.Mail;

/// <summary>Knows who asked not to be written to. Asked for what goes out unasked (releases, mailings, workflow mails): such a delivery is written down as failed, and nothing leaves.</summary>
internal interface IMailObjections
{
    /// <summary>What stands on the delivery that is left out; one of <see cref="DeliveryReasons"/>.</summary>
    string Because => DeliveryReasons.Objected;

    /// <param name="addresses">In lower case.</param>
    /// <param name="cancellationToken">The request's.</param>
    Task<IReadOnlySet<string>> AmongAsync(IReadOnlyCollection<string> addresses, CancellationToken cancellationToken);
}
