namespace CampaignHub.Platform.Mail;

/// <summary>What the hub itself says about a delivery, where no relay did. English; each has its French in fr.json.</summary>
internal static class DeliveryReasons
{
    public const string BadAddress = "This is not an address that mail can be sent to.";
    public const string Objected = "They asked not to be written to: nothing was sent.";
    public const string Unsubscribed = "They left this list: nothing was sent.";
    public const string Cancelled = "Somebody gave up the rest of this mail: nothing was sent.";
    public const string Answered = "They answered meanwhile: nothing was sent.";
    public const string Suppressed = "This address gets no mail any more: nothing was sent.";
    public const string Reported = "A report says that it arrived.";
    public const string CameBack = "Something came back of it: the relay had it.";
    public const string CannotBeMade = "The message cannot be made from what was queued.";
    public const string Lost = "The connection broke after the text had left: the relay may have it or not.";
    public const string Stopped = "The hub stopped after the text had begun to leave: the relay may have it or not.";
    public const string BrokeOff = "The connection broke before the whole text had left: the relay does not have it.";
    public const string ByHand = "Marked as sent by a person.";
    public const string Written = "Written to the folder of mails: no relay is set.";
}
