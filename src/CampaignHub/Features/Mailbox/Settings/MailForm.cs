using System.ComponentModel.DataAnnotations;
using System.Globalization;
using CampaignHub.Platform;
using CampaignHub.Platform.Mail;
using CampaignHub.Platform.Mail.Bounces;
using CampaignHub.Platform.Mail.Limits;
using CampaignHub.Platform.Settings;

namespace CampaignHub.Features.Mailbox.Settings;

/// <summary>What an administrator types of the relay and of the mailbox that is read. A password is only ever written: empty keeps the one there is.</summary>
internal sealed class MailForm
{
    [MaxLength(200)]
    public string? Host { get; set; }

    [Range(1, 65535)]
    public int? Port { get; set; }
    public MailSecurity Security { get; set; }

    [MaxLength(200)]
    public string? User { get; set; }

    [MaxLength(500)]
    public string? Password { get; set; }
    public bool ForgetPassword { get; set; }

    [MaxLength(OutgoingMail.AddressMaxLength)]
    public string? FromAddress { get; set; }

    [MaxLength(OutgoingMail.NameMaxLength)]
    public string? FromName { get; set; }

    [Range(1, 50)]
    public int? MaxConnections { get; set; }

    [Range(1, 10000)]
    public int? MessagesPerConnection { get; set; }

    [MaxLength(200)]
    public string? Limits { get; set; }

    [MaxLength(4000)]
    public string? DomainLimits { get; set; }

    [Range(1, 240)]
    public int? GiveUpHours { get; set; }

    [MaxLength(OutgoingMail.AddressMaxLength)]
    public string? BounceAddress { get; set; }

    [Range(1, 20)]
    public int? SuppressAfter { get; set; }

    [MaxLength(200)]
    public string? SpareHost { get; set; }

    [Range(1, 65535)]
    public int? SparePort { get; set; }
    public MailSecurity SpareSecurity { get; set; }

    [MaxLength(200)]
    public string? SpareUser { get; set; }

    [MaxLength(500)]
    public string? SparePassword { get; set; }
    public bool ForgetSparePassword { get; set; }

    [MaxLength(200)]
    public string? SpareLimits { get; set; }
    public bool SpareWhenFull { get; set; }

    [MaxLength(200)]
    public string? ImapHost { get; set; }

    [Range(1, 65535)]
    public int? ImapPort { get; set; }
    public MailSecurity ImapSecurity { get; set; } = MailSecurity.Tls;

    [MaxLength(200)]
    public string? ImapUser { get; set; }

    [MaxLength(500)]
    public string? ImapPassword { get; set; }
    public bool ForgetImapPassword { get; set; }

    [MaxLength(200)]
    public string? ImapFolder { get; set; }

    public static async Task<MailForm> LoadAsync(HubSettings settings, MailSettings mail, CancellationToken cancellationToken) =>
        new()
        {
            Host = await settings.FindAsync(SettingKey.SmtpHost, cancellationToken),
            Port = Number(await settings.FindAsync(SettingKey.SmtpPort, cancellationToken)),
            Security = await mail.SecurityAsync(SettingKey.SmtpSecurity, MailSecurity.StartTls, cancellationToken),
            User = await settings.FindAsync(SettingKey.SmtpUser, cancellationToken),
            FromAddress = await settings.FindAsync(SettingKey.MailFrom, cancellationToken),
            FromName = await settings.FindAsync(SettingKey.MailFromName, cancellationToken),
            MaxConnections = Number(await settings.FindAsync(SettingKey.SmtpMaxConnections, cancellationToken)),
            MessagesPerConnection = Number(await settings.FindAsync(SettingKey.SmtpMessagesPerConnection, cancellationToken)),
            SpareHost = await settings.FindAsync(SettingKey.SpareHost, cancellationToken),
            SparePort = Number(await settings.FindAsync(SettingKey.SparePort, cancellationToken)),
            SpareSecurity = await mail.SecurityAsync(SettingKey.SpareSecurity, MailSecurity.StartTls, cancellationToken),
            SpareUser = await settings.FindAsync(SettingKey.SpareUser, cancellationToken),
            SpareLimits = await settings.FindAsync(SettingKey.SpareLimits, cancellationToken),
            SpareWhenFull = await settings.FindAsync(SettingKey.SpareWhenFull, cancellationToken) == "true",
            Limits = await settings.FindAsync(SettingKey.SmtpLimits, cancellationToken),
            DomainLimits = await settings.FindAsync(SettingKey.SmtpDomainLimits, cancellationToken),
            GiveUpHours = Number(await settings.FindAsync(SettingKey.MailGiveUpHours, cancellationToken)),
            BounceAddress = await settings.FindAsync(SettingKey.MailBounceAddress, cancellationToken),
            SuppressAfter = Number(await settings.FindAsync(SettingKey.MailSuppressAfter, cancellationToken)),
            ImapHost = await settings.FindAsync(SettingKey.ImapHost, cancellationToken),
            ImapPort = Number(await settings.FindAsync(SettingKey.ImapPort, cancellationToken)),
            ImapSecurity = await mail.SecurityAsync(SettingKey.ImapSecurity, MailSecurity.Tls, cancellationToken),
            ImapUser = await settings.FindAsync(SettingKey.ImapUser, cancellationToken),
            ImapFolder = await settings.FindAsync(SettingKey.ImapFolder, cancellationToken),
        };

    public async Task KeepAsync(HubSettings settings, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(FromAddress) && !MailQueue.IsAddress(FromAddress.Trim()))
        {
            throw new RefusedException("\"{0}\" is not a mail address.", FromAddress);
        }

        MailLimits.Parse(Limits, DomainLimits);
        MailLimits.Parse(SpareLimits, domains: null);
        RefuseBounceAddress(BounceAddress?.Trim());
        (SettingKey Key, string? Value)[] values =
        [
            (SettingKey.SmtpHost, Host),
            (SettingKey.SmtpPort, Text(Port)),
            (SettingKey.SmtpSecurity, $"{Security}"),
            (SettingKey.SmtpUser, User),
            (SettingKey.MailFrom, FromAddress),
            (SettingKey.MailFromName, FromName),
            (SettingKey.SmtpMaxConnections, Text(MaxConnections)),
            (SettingKey.SmtpMessagesPerConnection, Text(MessagesPerConnection)),
            (SettingKey.SpareHost, SpareHost),
            (SettingKey.SparePort, Text(SparePort)),
            (SettingKey.SpareSecurity, $"{SpareSecurity}"),
            (SettingKey.SpareUser, SpareUser),
            (SettingKey.SpareLimits, SpareLimits),
            (SettingKey.SpareWhenFull, SpareWhenFull ? "true" : null),
            (SettingKey.SmtpLimits, Limits),
            (SettingKey.SmtpDomainLimits, DomainLimits),
            (SettingKey.MailGiveUpHours, Text(GiveUpHours)),
            (SettingKey.MailBounceAddress, BounceAddress),
            (SettingKey.MailSuppressAfter, Text(SuppressAfter)),
            (SettingKey.ImapHost, ImapHost),
            (SettingKey.ImapPort, Text(ImapPort)),
            (SettingKey.ImapSecurity, $"{ImapSecurity}"),
            (SettingKey.ImapUser, ImapUser),
            (SettingKey.ImapFolder, ImapFolder),
        ];
        foreach (var (key, value) in values)
        {
            await settings.KeepAsync(key, value, cancellationToken);
        }

        await KeepSecretAsync(settings, SettingKey.SmtpPassword, Password, ForgetPassword, cancellationToken);
        await KeepSecretAsync(settings, SettingKey.SparePassword, SparePassword, ForgetSparePassword, cancellationToken);
        await KeepSecretAsync(settings, SettingKey.ImapPassword, ImapPassword, ForgetImapPassword, cancellationToken);
    }

    private static void RefuseBounceAddress(string? address)
    {
        if (string.IsNullOrEmpty(address))
        {
            return;
        }

        if (!MailQueue.IsAddress(address) || address.Contains('+', StringComparison.Ordinal))
        {
            throw new RefusedException("\"{0}\" cannot be the address for what comes back: write it without a plus.", address);
        }

        if (address.LastIndexOf('@') > ReturnPath.LongestName)
        {
            throw new RefusedException("The part before @ can have at most {0} characters, so that the rest fits.", ReturnPath.LongestName);
        }
    }

    private static async Task KeepSecretAsync(
        HubSettings settings,
        SettingKey key,
        string? typed,
        bool forget,
        CancellationToken cancellationToken
    )
    {
        if (!settings.IsFixed(key) && (forget || !string.IsNullOrEmpty(typed)))
        {
            await settings.SetAsync(key, forget ? null : typed, cancellationToken);
        }
    }

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
