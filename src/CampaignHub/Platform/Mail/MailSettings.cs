using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Platform.Settings;

namespace CampaignHub.Platform.Mail;

/// <summary>How the relay is spoken to. There is no silent step down: what is asked for is had, or nothing is sent.</summary>
internal enum MailSecurity
{
    /// <summary>In clear until STARTTLS, which must be offered.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>In clear: for a relay on the same machine.</summary>
    None,
}

/// <summary>The relay as it is set; without a host there is none, and mails go to a folder.</summary>
internal sealed record RelaySettings(string? Host, int Port, MailSecurity Security, string? User, string? Password)
{
    public required int MaxConnections { get; init; }
    public required string PickupFolder { get; init; }

    /// <summary>What we call ourselves in EHLO.</summary>
    public required string Domain { get; init; }

    /// <summary>Where reports come back to, a token of the delivery after its plus; null sends them to the sender.</summary>
    public string? BounceAddress { get; init; }

    public bool IsPickup => Host is null;
}

/// <summary>Reads the mail settings as they stand now.</summary>
internal sealed class MailSettings(HubSettings settings, DataDirectory directory)
{
    public const int DefaultConnections = 4;
    private const int MostConnections = 50;

    public async Task<RelaySettings> RelayAsync(CancellationToken cancellationToken)
    {
        var security = await SecurityAsync(SettingKey.SmtpSecurity, MailSecurity.StartTls, cancellationToken);
        var connections = await NumberAsync(SettingKey.SmtpMaxConnections, DefaultConnections, cancellationToken);
        return new RelaySettings(
            await settings.FindAsync(SettingKey.SmtpHost, cancellationToken),
            await NumberAsync(SettingKey.SmtpPort, security == MailSecurity.Tls ? 465 : 587, cancellationToken),
            security,
            await settings.FindAsync(SettingKey.SmtpUser, cancellationToken),
            await settings.FindAsync(SettingKey.SmtpPassword, cancellationToken)
        )
        {
            MaxConnections = Math.Clamp(connections, 1, MostConnections),
            PickupFolder = await settings.FindAsync(SettingKey.MailPickupDirectory, cancellationToken) ?? directory.Folder("outbox"),
            Domain = await DomainAsync(cancellationToken),
            BounceAddress = await settings.FindAsync(SettingKey.MailBounceAddress, cancellationToken),
        };
    }

    /// <summary>The hub's own sender.</summary>
    public async Task<(string Address, string Name)> FromAsync(CancellationToken cancellationToken) =>
        (
            await settings.FindAsync(SettingKey.MailFrom, cancellationToken) ?? $"campaignhub@{await DomainAsync(cancellationToken)}",
            await settings.FindAsync(SettingKey.MailFromName, cancellationToken)
                ?? await settings.FindAsync(SettingKey.SiteName, cancellationToken)
                ?? "CampaignHub"
        );

    /// <summary>The domain of Message-IDs: the sender's, or the public address's, or this machine.</summary>
    public async Task<string> DomainAsync(CancellationToken cancellationToken)
    {
        if (await settings.FindAsync(SettingKey.MailFrom, cancellationToken) is { } from && from.LastIndexOf('@') is > 0 and var at)
        {
            return Ascii(from[(at + 1)..]);
        }

        var publicUrl = await settings.FindAsync(SettingKey.PublicUrl, cancellationToken);
        return Uri.TryCreate(publicUrl, UriKind.Absolute, out var url) && url.Host.Length > 0 ? Ascii(url.Host) : "localhost";
    }

    public async Task<MailSecurity> SecurityAsync(SettingKey key, MailSecurity usual, CancellationToken cancellationToken)
    {
        var said = await settings.FindAsync(key, cancellationToken);
        return said is null ? usual
            : Enum.TryParse<MailSecurity>(said, ignoreCase: true, out var security) ? security
            : throw new RefusedException("The setting {0} is \"{1}\"; it can be StartTls, Tls or None.", key.Name, said);
    }

    public async Task<int> NumberAsync(SettingKey key, int usual, CancellationToken cancellationToken) =>
        int.TryParse(await settings.FindAsync(key, cancellationToken), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : usual;

    private static string Ascii(string domain)
    {
        try
        {
            return new IdnMapping().GetAscii(domain.ToLowerInvariant());
        }
        catch (ArgumentException)
        {
            return "localhost";
        }
    }
}
