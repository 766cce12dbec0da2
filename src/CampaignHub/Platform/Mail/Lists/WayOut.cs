using System.Security.Cryptography;
using System.Text;
using CampaignHub.Platform.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace CampaignHub.Platform.Mail.Lists;

/// <summary>The personal link out of a list. It holds list and address, sealed: it works when contact, mail and list are long gone, and cannot be guessed.</summary>
internal sealed class WayOut(HubSettings settings, IDataProtectionProvider protection)
{
    private const int IdLength = 16;

    private readonly IDataProtector _protector = protection.CreateProtector("CampaignHub.Mail.WayOut");

    /// <param name="CampaignId">Null for a list of the workspace.</param>
    internal sealed record Exit(Guid? CampaignId, Guid ListId, string Address);

    public Task<string> AddressAsync(Exit exit, CancellationToken cancellationToken) =>
        settings.AddressAsync(Links.Mailbox.Unsubscribe(Close(exit)), cancellationToken);

    public string Close(Exit exit)
    {
        byte[] bytes =
        [
            .. (exit.CampaignId ?? Guid.Empty).ToByteArray(),
            .. exit.ListId.ToByteArray(),
            .. Encoding.UTF8.GetBytes(exit.Address),
        ];
        return WebEncoders.Base64UrlEncode(_protector.Protect(bytes));
    }

    /// <summary>Null for what we did not write.</summary>
    public Exit? Open(string token)
    {
        try
        {
            var bytes = _protector.Unprotect(WebEncoders.Base64UrlDecode(token));
            var campaign = new Guid(bytes.AsSpan(0, IdLength));
            return new Exit(
                campaign == Guid.Empty ? null : campaign,
                new Guid(bytes.AsSpan(IdLength, IdLength)),
                Encoding.UTF8.GetString(bytes.AsSpan(2 * IdLength))
            );
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
