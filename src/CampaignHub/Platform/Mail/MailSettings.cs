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

/// <summary>How long the relay may take (RFC 5321 §4.5.3.2): five minutes for the greeting and each command, ten for the answer to the final dot.</summary>
internal sealed record RelayPatience(TimeSpan Command, TimeSpan FinalDot)
{
    public static readonly RelayPatience Usual = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10));

    /// <summary>In seconds; 0 is the usual. Never longer than that: the lease of a delivery ends a little later.</summary>
    public static RelayPatience Of(int command, int finalDot) => new(Least(command, Usual.Command), Least(finalDot, Usual.FinalDot));

    private static TimeSpan Least(int seconds, TimeSpan usual) =>
        seconds > 0 && TimeSpan.FromSeconds(seconds) < usual ? TimeSpan.FromSeconds(seconds) : usual;
}

/// <summary>The relay as it is set; without a host there is none, and mails go to a folder.</summary>
internal sealed record RelaySettings(string? Host, int Port, MailSecurity Security, string? User, string? Password)
{
    /// <summary>1, or 2 for the second one: which pause and which limits are its own.</summary>
    public int Id { get; init; } = RelayState.FirstId;
    public required int MaxConnections { get; init; }

    /// <summary>Then a new one is opened.</summary>
    public required int MessagesPerConnection { get; init; }

    /// <summary>Another one takes over while this one rests.</summary>
    public bool HasSpare { get; init; }
    public required string PickupFolder { get; init; }
    public RelayPatience Patience { get; init; } = RelayPatience.Usual;

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
    public const int DefaultMessages = 100;
    private const int MostConnections = 50;

    private static readonly RelayKeys First = new(
        SettingKey.SmtpHost,
        SettingKey.SmtpPort,
        SettingKey.SmtpSecurity,
        SettingKey.SmtpUser,
        SettingKey.SmtpPassword
    );

    private static readonly RelayKeys Spare = new(
        SettingKey.SpareHost,
        SettingKey.SparePort,
        SettingKey.SpareSecurity,
        SettingKey.SpareUser,
        SettingKey.SparePassword
    );

    private sealed record RelayKeys(SettingKey Host, SettingKey Port, SettingKey Security, SettingKey User, SettingKey Password);

    /// <summary>The first one.</summary>
    public async Task<RelaySettings> RelayAsync(CancellationToken cancellationToken)
    {
        var spare = await settings.FindAsync(SettingKey.SpareHost, cancellationToken);
        return await ReadAsync(First, cancellationToken) with { HasSpare = spare is not null };
    }

    /// <summary>In the order in which they are asked; never none.</summary>
    public async Task<IReadOnlyList<RelaySettings>> RelaysAsync(CancellationToken cancellationToken)
    {
        var first = await RelayAsync(cancellationToken);
        return first is { IsPickup: false, HasSpare: true }
            ? [first, await ReadAsync(Spare, cancellationToken) with { Id = RelayState.SpareId }]
            : [first];
    }

    private async Task<RelaySettings> ReadAsync(RelayKeys keys, CancellationToken cancellationToken)
    {
        var security = await SecurityAsync(keys.Security, MailSecurity.StartTls, cancellationToken);
        var connections = await NumberAsync(SettingKey.SmtpMaxConnections, DefaultConnections, cancellationToken);
        return new RelaySettings(
            await settings.FindAsync(keys.Host, cancellationToken),
            await NumberAsync(keys.Port, security == MailSecurity.Tls ? 465 : 587, cancellationToken),
            security,
            await settings.FindAsync(keys.User, cancellationToken),
            await settings.FindAsync(keys.Password, cancellationToken)
        )
        {
            MaxConnections = Math.Clamp(connections, 1, MostConnections),
            MessagesPerConnection = Math.Max(
                1,
                await NumberAsync(SettingKey.SmtpMessagesPerConnection, DefaultMessages, cancellationToken)
            ),
            PickupFolder = await settings.FindAsync(SettingKey.MailPickupDirectory, cancellationToken) ?? directory.Folder("outbox"),
            Patience = RelayPatience.Of(
                await NumberAsync(SettingKey.SmtpCommandSeconds, 0, cancellationToken),
                await NumberAsync(SettingKey.SmtpFinalDotSeconds, 0, cancellationToken)
            ),
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
