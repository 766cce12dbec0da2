using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Security;

namespace CampaignHub.Benchmarks;

/// <summary>The raw limit of sending: messages built, signed by .NET's RSA and handed over by MailKit, with nothing kept about them.</summary>
internal static class RawSender
{
    private static readonly HeaderId[] Signed =
    [
        HeaderId.From,
        HeaderId.To,
        HeaderId.Subject,
        HeaderId.Date,
        HeaderId.MessageId,
        HeaderId.MimeVersion,
        HeaderId.ContentType,
        HeaderId.ListUnsubscribe,
        HeaderId.ListUnsubscribePost,
    ];

    public static async Task<TimeSpan> SendAsync(int port, RSA key, string body, int recipients)
    {
        var next = 0;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, MailBenchmark.Connections)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        using var own = RSA.Create(key.ExportParameters(includePrivateParameters: true));
                        var signer = new Signer(own);
                        using var client = new SmtpClient();
                        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                        await socket.ConnectAsync("127.0.0.1", port);
                        await client.ConnectAsync(socket, "127.0.0.1", port, SecureSocketOptions.None);
                        for (int number; (number = Interlocked.Increment(ref next)) <= recipients; )
                        {
                            using var message = Message(number, body);
                            signer.Sign(message, Signed);
                            await client.SendAsync(message);
                        }

                        await client.DisconnectAsync(quit: true);
                    })
                )
        );
        return watch.Elapsed;
    }

    private static MimeMessage Message(int number, string body)
    {
        var message = new MimeMessage { Subject = "Une enquête montre ce que l'algorithme fait aux familles" };
        message.From.Add(new MailboxAddress("Mail", "press@example.org"));
        message.To.Add(new MailboxAddress($"Newsroom {number}", $"j{number}@example.org"));
        message.Headers.Add(HeaderId.ListUnsubscribe, $"<https://hub.example.org/unsubscribe/{number}>");
        message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        message.Body = new MultipartAlternative(
            new TextPart("plain") { Text = body, ContentTransferEncoding = ContentEncoding.QuotedPrintable },
            new TextPart("html")
            {
                Text = $"<p>{body.Replace("\n\n", "</p><p>", StringComparison.Ordinal)}</p>",
                ContentTransferEncoding = ContentEncoding.QuotedPrintable,
            }
        );
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    private sealed class Signer(RSA rsa)
        : DkimSigner(DotNetUtilities.GetRsaKeyPair(rsa).Private, "example.org", "bench", DkimSignatureAlgorithm.RsaSha256)
    {
        protected override ISigner CreateSigningContext() => new Context(rsa);
    }

    private sealed class Context(RSA rsa) : ISigner
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public string AlgorithmName => "SHA-256withRSA";

        public void Init(bool forSigning, ICipherParameters parameters) { }

        public void Update(byte input) => _hash.AppendData([input]);

        public void BlockUpdate(byte[] input, int inOff, int inLen) => _hash.AppendData(input, inOff, inLen);

        public void BlockUpdate(ReadOnlySpan<byte> input) => _hash.AppendData(input);

        public int GetMaxSignatureSize() => rsa.KeySize / 8;

        public byte[] GenerateSignature() => rsa.SignHash(_hash.GetHashAndReset(), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        public bool VerifySignature(byte[] signature) => false;

        public void Reset() => _hash.GetHashAndReset();
    }
}
