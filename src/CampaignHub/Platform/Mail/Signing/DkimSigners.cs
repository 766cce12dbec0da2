using System.Collections.Concurrent;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;

namespace CampaignHub.Platform.Mail.Signing;

/// <summary>
/// Keys and signers kept for the next mail: to read a key takes twenty times as long as to sign with it, since its primes are tried; and .NET promises nothing
/// about one RSA object on two threads.
/// </summary>
internal sealed class DkimSigners : IDisposable
{
    private readonly ConcurrentDictionary<(string Domain, string Selector, string Text), DkimKey> _keys = [];
    private readonly ConcurrentDictionary<DkimKey, ConcurrentBag<DkimSigner>> _kept = new(ReferenceEqualityComparer.Instance);

    /// <summary>The key of this text, read once.</summary>
    public DkimKey Know(string domain, string selector, string text, Func<AsymmetricKeyParameter> read) =>
        _keys.GetOrAdd((domain, selector, text), _ => new DkimKey(domain, selector, read()));

    public DkimSigner Take(DkimKey key) => Of(key).TryTake(out var kept) ? kept : Make(key);

    public void GiveBack(DkimKey key, DkimSigner signer) => Of(key).Add(signer);

    public void Dispose()
    {
        foreach (var signer in _kept.Values.SelectMany(bag => bag).OfType<IDisposable>())
        {
            signer.Dispose();
        }
    }

    private ConcurrentBag<DkimSigner> Of(DkimKey key) => _kept.GetOrAdd(key, _ => []);

    private static DkimSigner Make(DkimKey key)
    {
        DkimSigner signer = key.IsEd25519
            ? new DkimSigner(key.Private, key.Domain, key.Selector, DkimSignatureAlgorithm.Ed25519Sha256)
            : new RsaDkimSigner(key);
        signer.HeaderCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed;
        signer.BodyCanonicalizationAlgorithm = DkimCanonicalizationAlgorithm.Relaxed;
        signer.AgentOrUserIdentifier = $"@{key.Domain}";
        return signer;
    }
}
