using System.Collections.Concurrent;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Security;

namespace CampaignHub.Platform.Mail.Signing;

/// <summary>
/// Keys and signers kept for the next mail: to read a key takes twenty times as long as to sign with it, since its primes are tried; and .NET promises nothing
/// about one RSA object on two threads. The RSA of .NET is ten times as fast as that of BouncyCastle, which makes a difference of minutes for a long list.
/// </summary>
internal sealed class DkimSigners : IDisposable
{
    private readonly ConcurrentDictionary<(string Domain, string Selector, string Text), DkimKey> _keys = [];
    private readonly ConcurrentDictionary<DkimKey, ConcurrentBag<RSA>> _kept = new(ReferenceEqualityComparer.Instance);

    /// <summary>The key of this text, read once.</summary>
    public DkimKey Know(string domain, string selector, string text, Func<AsymmetricKeyParameter> read) =>
        _keys.GetOrAdd((domain, selector, text), _ => new DkimKey(domain, selector, read()));

    /// <summary>The signature of a hash (SHA-256): PKCS #1 with RSA, of the hash itself with Ed25519 (RFC 8463 §3).</summary>
    public byte[] Sign(DkimKey key, byte[] hash)
    {
        if (key.Private is Ed25519PrivateKeyParameters edwards)
        {
            var signer = new Ed25519Signer();
            signer.Init(forSigning: true, edwards);
            signer.BlockUpdate(hash, 0, hash.Length);
            return signer.GenerateSignature();
        }

        var kept = _kept.GetOrAdd(key, _ => []);
        var rsa = kept.TryTake(out var free) ? free : RSA.Create(DotNetUtilities.ToRSAParameters((RsaPrivateCrtKeyParameters)key.Private));
        try
        {
            return rsa.SignHash(hash, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        finally
        {
            kept.Add(rsa);
        }
    }

    public void Dispose()
    {
        foreach (var rsa in _kept.Values.SelectMany(bag => bag))
        {
            rsa.Dispose();
        }
    }
}
