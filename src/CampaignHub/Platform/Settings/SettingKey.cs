namespace CampaignHub.Platform.Settings;

/// <summary>A setting that exists: its name in the database and, after <c>CampaignHub:</c>, in files and environment, which win.</summary>
internal sealed record SettingKey(string Name, bool IsSecret = false)
{
    public static readonly SettingKey SiteName = new("Site:Name");
    public static readonly SettingKey SiteTagline = new("Site:Tagline");

    /// <summary>The address people reach the hub at, without a final slash; links in mails begin with it.</summary>
    public static readonly SettingKey PublicUrl = new("PublicUrl");

    /// <summary><c>fr</c> or <c>en</c>: for those whose browser asks for neither, and for mails to people without an account.</summary>
    public static readonly SettingKey SiteLanguage = new("Site:Language");

    /// <summary>IANA zone that new campaigns begin with.</summary>
    public static readonly SettingKey TimeZone = new("Site:TimeZone");

    /// <summary>The largest file that is taken, in MB.</summary>
    public static readonly SettingKey FilesMaxMegabytes = new("Files:MaxMegabytes");

    /// <summary><c>true</c> lets the directory keep ties of family between people.</summary>
    public static readonly SettingKey FamilyTies = new("Directory:FamilyTies");

    /// <summary>A folder of <c>themes</c>; how the public site looks.</summary>
    public static readonly SettingKey Theme = new("Site:Theme");

    /// <summary>In the place of the theme's accent by day, <c>#0a5c66</c>; without one, the theme's.</summary>
    public static readonly SettingKey Accent = new("Site:Accent");
    public static readonly SettingKey AccentDark = new("Site:AccentDark");
    public static readonly SettingKey SmtpHost = new("Mail:Smtp:Host");
    public static readonly SettingKey SmtpPort = new("Mail:Smtp:Port");
    public static readonly SettingKey SmtpSecurity = new("Mail:Smtp:Security");
    public static readonly SettingKey SmtpUser = new("Mail:Smtp:User");
    public static readonly SettingKey SmtpPassword = new("Mail:Smtp:Password", IsSecret: true);
    public static readonly SettingKey SmtpMaxConnections = new("Mail:Smtp:MaxConnections");

    /// <summary>How long the relay may take to answer a command, in seconds.</summary>
    public static readonly SettingKey SmtpCommandSeconds = new("Mail:Smtp:CommandSeconds");

    /// <summary>How long the relay may take to answer the end of the text, in seconds.</summary>
    public static readonly SettingKey SmtpFinalDotSeconds = new("Mail:Smtp:FinalDotSeconds");
    public static readonly SettingKey SmtpPerMinute = new("Mail:Smtp:PerMinute");

    /// <summary>What the relay takes: <c>10/s 2000/h</c>.</summary>
    public static readonly SettingKey SmtpLimits = new("Mail:Smtp:Limits");

    /// <summary>What receivers take, one domain a line: <c>orange.fr 20/min</c>; <c>*</c> for any other.</summary>
    public static readonly SettingKey SmtpDomainLimits = new("Mail:Smtp:DomainLimits");

    /// <summary>After how many mails a connection is closed and a new one opened: relays count.</summary>
    public static readonly SettingKey SmtpMessagesPerConnection = new("Mail:Smtp:MessagesPerConnection");

    /// <summary>A second relay, which takes over while the first one rests.</summary>
    public static readonly SettingKey SpareHost = new("Mail:Spare:Host");
    public static readonly SettingKey SparePort = new("Mail:Spare:Port");
    public static readonly SettingKey SpareSecurity = new("Mail:Spare:Security");
    public static readonly SettingKey SpareUser = new("Mail:Spare:User");
    public static readonly SettingKey SparePassword = new("Mail:Spare:Password", IsSecret: true);
    public static readonly SettingKey SpareLimits = new("Mail:Spare:Limits");

    /// <summary><c>true</c>: also while the first one takes no more by its limits.</summary>
    public static readonly SettingKey SpareWhenFull = new("Mail:Spare:WhenFull");
    public static readonly SettingKey MailFrom = new("Mail:Smtp:FromAddress");
    public static readonly SettingKey MailFromName = new("Mail:Smtp:FromName");

    /// <summary>Where mails are written as files while no relay is set; <c>outbox</c> in the data directory unless told.</summary>
    public static readonly SettingKey MailPickupDirectory = new("Mail:PickupDirectory");

    /// <summary>How long a mail that is refused for now is tried again, in hours.</summary>
    public static readonly SettingKey MailGiveUpHours = new("Mail:GiveUpHours");

    /// <summary>The domain that signs; the sender's unless told.</summary>
    public static readonly SettingKey DkimDomain = new("Mail:Dkim:Domain");
    public static readonly SettingKey DkimSelector = new("Mail:Dkim:Selector");

    /// <summary>PKCS #8, in PEM or its base 64 alone; RSA.</summary>
    public static readonly SettingKey DkimKey = new("Mail:Dkim:PrivateKey", IsSecret: true);
    public static readonly SettingKey DkimEdSelector = new("Mail:Dkim:Ed25519:Selector");
    public static readonly SettingKey DkimEdKey = new("Mail:Dkim:Ed25519:PrivateKey", IsSecret: true);

    /// <summary><c>false</c> keeps the keys without signing.</summary>
    public static readonly SettingKey DkimSign = new("Mail:Dkim:Sign");

    /// <summary>Where reports of failed deliveries come back to; the relay and the mailbox must take what stands after a plus.</summary>
    public static readonly SettingKey MailBounceAddress = new("Mail:BounceAddress");

    /// <summary>After how many passing failures in a row an address is given up.</summary>
    public static readonly SettingKey MailSuppressAfter = new("Mail:SuppressAfter");
    public static readonly SettingKey ImapHost = new("Mail:Imap:Host");
    public static readonly SettingKey ImapPort = new("Mail:Imap:Port");
    public static readonly SettingKey ImapSecurity = new("Mail:Imap:Security");
    public static readonly SettingKey ImapUser = new("Mail:Imap:User");
    public static readonly SettingKey ImapPassword = new("Mail:Imap:Password", IsSecret: true);
    public static readonly SettingKey ImapFolder = new("Mail:Imap:Folder");
}
