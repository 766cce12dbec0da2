using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace CampaignHub.Platform.Mail;

/// <summary>The row is held by somebody else by now: nothing may leave.</summary>
internal sealed class LeaseLostException : Exception
{
    public LeaseLostException()
        : base("Another process holds this delivery by now.") { }

    public LeaseLostException(string message)
        : base(message) { }

    public LeaseLostException(string message, Exception innerException)
        : base(message, innerException) { }
}

/// <summary>MailKit's client, stopped for a moment at the one point that matters: the recipient is accepted and DATA is not sent yet, pipelined or not.</summary>
internal sealed class RelayClient(ReplyWatch watch, RelayPatience patience) : SmtpClient(watch), ITransferProgress
{
    private Func<bool>? _beginData;

    public ReplyWatch Watch { get; } = watch;

    /// <summary>MAIL was accepted: what is refused from here on is about the recipient or the text.</summary>
    public bool IsSenderAccepted { get; private set; }

    /// <summary>The database says durably that the text leaves from here on.</summary>
    public bool DataBegun { get; private set; }

    /// <summary>How much of the text was handed to the connection.</summary>
    public long Written { get; private set; }

    public void Prepare(Func<bool> beginData)
    {
        (_beginData, IsSenderAccepted, DataBegun, Written) = (beginData, false, false, 0);
        Timeout = (int)patience.Command.TotalMilliseconds;
        Watch.Rest();
    }

    protected override void OnSenderAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response) => IsSenderAccepted = true;

    protected override void OnRecipientAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        if (_beginData?.Invoke() != true)
        {
            throw new LeaseLostException();
        }

        DataBegun = true;
        Timeout = (int)patience.FinalDot.TotalMilliseconds;
        Watch.Listen();
    }

    // RFC 3461, where the relay offers it: what comes back names the delivery.
    protected override string GetEnvelopeId(MimeMessage message) => message.Headers[Reading.ReturnedKeys.TokenHeader] ?? "";

    protected override DeliveryStatusNotification? GetDeliveryStatusNotifications(MimeMessage message, MailboxAddress mailbox) =>
        message.Headers.Contains(Reading.ReturnedKeys.TokenHeader)
            ? DeliveryStatusNotification.Failure | DeliveryStatusNotification.Delay
            : null;

    void ITransferProgress.Report(long bytesTransferred, long totalSize) => Written = bytesTransferred;

    void ITransferProgress.Report(long bytesTransferred) => Written = bytesTransferred;
}
