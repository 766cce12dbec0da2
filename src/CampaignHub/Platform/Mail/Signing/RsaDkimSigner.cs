using System.Security.Cryptography;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Security;

namespace CampaignHub.Platform.Mail.Signing;

/// <summary>MimeKit's signer with the RSA of .NET: ten times as fast as the one it brings, which makes a difference of minutes for a long list.</summary>
internal sealed class RsaDkimSigner(DkimKey key)
    : DkimSigner(key.Private, key.Domain, key.Selector, DkimSignatureAlgorithm.RsaSha256),
        IDisposable
{
    private readonly RSA _rsa = RSA.Create(DotNetUtilities.ToRSAParameters((RsaPrivateCrtKeyParameters)key.Private));

    public void Dispose() => _rsa.Dispose();

    protected override ISigner CreateSigningContext() => new Context(_rsa);

    private sealed class Context(RSA rsa) : ISigner, IDisposable
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public string AlgorithmName => "SHA-256withRSA";

        public void Init(bool forSigning, ICipherParameters parameters) { }

        public void Update(byte input) => _hash.AppendData([input]);

        public void BlockUpdate(byte[] input, int inOff, int inLen) => _hash.AppendData(input, inOff, inLen);

        public void BlockUpdate(ReadOnlySpan<byte> input) => _hash.AppendData(input);

        public int GetMaxSignatureSize() => rsa.KeySize / 8;

        public byte[] GenerateSignature() => rsa.SignHash(_hash.GetHashAndReset(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        public bool VerifySignature(byte[] signature) =>
            rsa.VerifyHash(_hash.GetHashAndReset(), signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        public void Reset() => _hash.GetHashAndReset();

        public void Dispose() => _hash.Dispose();
    }
}
