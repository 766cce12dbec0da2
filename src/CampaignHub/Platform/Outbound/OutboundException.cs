namespace CampaignHub.Platform.Outbound;

/// <summary>Why another server did not give or take what was asked of it. The message is a fixed English sentence, translated where shown: no address is in it.</summary>
internal sealed class OutboundException(string message, Exception? cause = null) : Exception(message, cause)
{
    public const string NoAddress = "This is not a web address that can be asked.";
    public const string Inside = "This address leads into a private network: the hub does not ask there.";
    public const string Silent = "The server could not be reached, or did not answer in time.";
    public const string Refused = "The server refuses to give this page.";
    public const string TooLarge = "What the server gives is too large.";
    public const string Around = "The server sends from one address to the next without end.";
}
