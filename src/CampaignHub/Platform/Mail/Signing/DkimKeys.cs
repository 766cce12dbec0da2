using System.Globalization;
using System.Security.Cryptography;
using CampaignHub.Data;
using CampaignHub.Platform.Settings;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;
using Org.BouncyCastle.X509;

namespace CampaignHub.Platform.Mail.Signing;

/// <summary>One key that mails are signed with, and the name in the DNS under which receivers find its public half.</summary>
/// <param name="Domain">The <c>d=</c> of the signature: the sender's domain, so that DMARC counts it.</param>
/// <param name="Selector">The <c>s=</c>; the record stands at <c>selector._domainkey.domain</c>.</param>
/// <param name="Private">The private half.</param>
internal sealed record DkimKey(string Domain, string Selector, AsymmetricKeyParameter Private)
{
    public bool IsEd25519 => Private is Ed25519PrivateKeyParameters;

    /// <summary>Where the record stands.</summary>
    public string RecordName => $"{Selector}._domainkey.{Domain}";

    /// <summary>The TXT record (RFC 6376 §3.6.1, RFC 8463 §4).</summary>
    public string Record =>
        Private switch
        {
            Ed25519PrivateKeyParameters key => $"v=DKIM1; k=ed25519; p={Convert.ToBase64String(key.GeneratePublicKey().GetEncoded())}",
            RsaPrivateCrtKeyParameters key =>
                $"v=DKIM1; k=rsa; p={Convert.ToBase64String(SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(new RsaKeyParameters(isPrivate: false, key.Modulus, key.PublicExponent)).GetEncoded())}",
            _ => throw new InvalidOperationException("A DKIM key is RSA or Ed25519."),
        };
}

/// <summary>The keys as the settings hold them; RSA is what every receiver reads, Ed25519 is added beside it (RFC 8463 §3).</summary>
internal sealed class DkimKeys(HubDb db, HubSettings settings, MailSettings mail, DkimSigners signers)
{
    private const int RsaBits = 2048;
    private const int FewestBits = 1024;

    /// <summary>Whether mails are signed: the record has to stand in the DNS first, so keys made here wait to be switched on.</summary>
    public async Task<bool> AreUsedAsync(CancellationToken cancellationToken) =>
        !string.Equals(await settings.FindAsync(SettingKey.DkimSign, cancellationToken), "false", StringComparison.OrdinalIgnoreCase);

    /// <summary>Empty while there is none. A key that cannot be read is refused: no mail leaves unsigned by mistake.</summary>
    public async Task<IReadOnlyList<DkimKey>> ReadAsync(CancellationToken cancellationToken)
    {
        var domain = await settings.FindAsync(SettingKey.DkimDomain, cancellationToken) ?? await mail.DomainAsync(cancellationToken);
        var keys = new List<DkimKey>();
        foreach (
            var (key, selector) in new[]
            {
                (SettingKey.DkimKey, SettingKey.DkimSelector),
                (SettingKey.DkimEdKey, SettingKey.DkimEdSelector),
            }
        )
        {
            if (await settings.FindAsync(key, cancellationToken) is { } text)
            {
                var name = await settings.FindAsync(selector, cancellationToken) ?? "hub";
                keys.Add(signers.Know(domain, name, text, () => Read(key, text)));
            }
        }

        return keys;
    }

    /// <summary>Makes a new pair of each kind with the next save. Their selectors bear the day, so that the old record can stay until its mails have arrived.</summary>
    public async Task MakeAsync(CancellationToken cancellationToken)
    {
        if (new[] { SettingKey.DkimKey, SettingKey.DkimEdKey, SettingKey.DkimSelector, SettingKey.DkimEdSelector }.Any(settings.IsFixed))
        {
            throw new RefusedException("The key is given by a file or the environment: change it there.");
        }

        var day = db.Here.Now.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        using var rsa = RSA.Create(RsaBits);
        var ed25519 = new Ed25519PrivateKeyParameters(new SecureRandom());
        await settings.SetAsync(SettingKey.DkimKey, rsa.ExportPkcs8PrivateKeyPem(), cancellationToken);
        await settings.SetAsync(SettingKey.DkimSelector, $"hub{day}", cancellationToken);
        await settings.SetAsync(
            SettingKey.DkimEdKey,
            Convert.ToBase64String(PrivateKeyInfoFactory.CreatePrivateKeyInfo(ed25519).GetEncoded()),
            cancellationToken
        );
        await settings.SetAsync(SettingKey.DkimEdSelector, $"hub{day}e", cancellationToken);
        await settings.SetAsync(SettingKey.DkimSign, "false", cancellationToken);
    }

    public Task UseAsync(bool isUsed, CancellationToken cancellationToken) =>
        settings.SetAsync(SettingKey.DkimSign, isUsed ? "true" : "false", cancellationToken);

    // With or without the lines around it: an environment variable has none.
    private static AsymmetricKeyParameter Read(SettingKey setting, string text)
    {
        var base64 = string.Concat(
            text.Replace("\\n", "\n", StringComparison.Ordinal)
                .Split('\n')
                .Where(line => !line.StartsWith("-----", StringComparison.Ordinal))
        );
        try
        {
            var key = PrivateKeyFactory.CreateKey(Convert.FromBase64String(base64.Trim()));
            return key switch
            {
                Ed25519PrivateKeyParameters => key,
                RsaPrivateCrtKeyParameters { Modulus.BitLength: >= FewestBits } => key,
                _ => throw Unreadable(setting),
            };
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or IOException or SecurityUtilityException)
        {
            throw Unreadable(setting);
        }
    }

    private static RefusedException Unreadable(SettingKey setting) =>
        new("The setting {0} is no private key for DKIM: PKCS #8, RSA of at least {1} bits or Ed25519.", setting.Name, FewestBits);
}
