using System.Security.Cryptography;
using System.Text;
using CampaignHub.Platform;
using CampaignHub.Platform.Outbound;
using CampaignHub.Platform.Records;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Mailbox.Webhooks;

/// <summary>An address that is told what becomes of the campaign's mails, each time signed with a secret that only both sides know.</summary>
internal sealed class Webhook : CampaignRecord
{
    public const int NameMaxLength = 120;
    public const int UrlMaxLength = 1000;

    // The Standard Webhooks specification: 24 to 64 bytes, in base64 behind this mark.
    private const string Mark = "whsec_";
    private const int SecretBytes = 32;

    public static string Kind => "webhook";

    public string Name { get; private set; } = "";
    public string Url { get; private set; } = "";
    public bool OnAccepted { get; private set; }
    public bool OnBounced { get; private set; }
    public bool OnReplied { get; private set; }

    [NotJournaled]
    public string SealedSecret { get; private set; } = "";

    /// <summary>Nothing is told meanwhile, and what happens meanwhile is not told afterwards.</summary>
    public DateTimeOffset? PausedAt { get; private set; }

    /// <exception cref="RefusedException">No name, no web address, or nothing to tell.</exception>
    public void Describe(string? name, string? url, bool onAccepted, bool onBounced, bool onReplied)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > NameMaxLength)
        {
            throw new RefusedException("A webhook needs a name of at most {0} characters.", NameMaxLength);
        }

        if (!(onAccepted || onBounced || onReplied))
        {
            throw new RefusedException("Choose what the webhook tells.");
        }

        try
        {
            Url = OutboundHttp.Check(url).AbsoluteUri is { Length: <= UrlMaxLength } address ? address : throw new OutboundException("");
        }
        catch (OutboundException)
        {
            throw new RefusedException("\"{0}\" is not a web address.", url ?? "");
        }

        (Name, OnAccepted, OnBounced, OnReplied) = (name.Trim(), onAccepted, onBounced, onReplied);
    }

    public bool Tells(WebhookEvent happened) =>
        happened switch
        {
            WebhookEvent.Accepted => OnAccepted,
            WebhookEvent.Bounced => OnBounced,
            WebhookEvent.Replied => OnReplied,
            _ => true,
        };

    public void Pause(DateTimeOffset now) => PausedAt ??= now;

    public void Resume() => PausedAt = null;

    /// <summary>A new secret, told once: the database keeps it sealed.</summary>
    public string Renew(IDataProtectionProvider protection)
    {
        var secret = Mark + Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));
        SealedSecret = Protector(protection).Protect(secret);
        return secret;
    }

    /// <summary>The headers of the Standard Webhooks specification 1.0: HMAC-SHA256 over <c>id.timestamp.body</c>.</summary>
    public IReadOnlyDictionary<string, string> Sign(IDataProtectionProvider protection, Guid id, DateTimeOffset now, string body)
    {
        var secret = Convert.FromBase64String(Protector(protection).Unprotect(SealedSecret)[Mark.Length..]);
        var seconds = now.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{id}.{seconds}.{body}")));
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["webhook-id"] = $"{id}",
            ["webhook-timestamp"] = seconds,
            ["webhook-signature"] = $"v1,{signature}",
        };
    }

    private static IDataProtector Protector(IDataProtectionProvider protection) =>
        protection.CreateProtector("CampaignHub.Webhooks.Secret");

    internal sealed class Mapping : IEntityTypeConfiguration<Webhook>
    {
        public void Configure(EntityTypeBuilder<Webhook> builder)
        {
            builder.ToTable("webhooks");
            builder.Property(hook => hook.Name).HasMaxLength(NameMaxLength);
            builder.Property(hook => hook.Url).HasMaxLength(UrlMaxLength);
        }
    }
}
