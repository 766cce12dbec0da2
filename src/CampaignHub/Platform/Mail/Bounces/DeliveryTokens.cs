using System.Security.Cryptography;
using System.Text;
using CampaignHub.Data;
using CampaignHub.Platform.Files;

namespace CampaignHub.Platform.Mail.Bounces;

/// <summary>
/// The name of a delivery in what goes out, so that whatever comes back names it: its id and a short signature. Nobody can make one for a
/// delivery that is not theirs, and servers that write addresses in lower case do no harm.
/// </summary>
internal sealed class DeliveryTokens(DataDirectory directory)
{
    /// <summary>16 bytes of the id and 8 of the signature, 5 bits a letter.</summary>
    public const int Length = 39;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz234567";
    private const int SignatureLength = 8;

    private byte[]? _key;

    public string Of(Guid delivery)
    {
        var bytes = delivery.ToByteArray(bigEndian: true);
        return Write([.. bytes, .. Sign(bytes)]);
    }

    /// <summary>Null for what is none of ours.</summary>
    public Guid? Read(string? token)
    {
        if (token?.Trim() is not { Length: Length } text || Bytes(text) is not { } bytes)
        {
            return null;
        }

        var id = bytes[..16];
        return CryptographicOperations.FixedTimeEquals(Sign(id), bytes.AsSpan(16, SignatureLength)) ? new Guid(id, bigEndian: true) : null;
    }

    private byte[] Sign(byte[] id) => HMACSHA256.HashData(_key ??= KeyFile.Load(directory, "delivery-tokens"), id)[..SignatureLength];

    private static string Write(byte[] bytes)
    {
        var text = new StringBuilder(Length);
        var (held, bits) = (0, 0);
        foreach (var value in bytes)
        {
            held = (held << 8) | value;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Letters[(held >> (bits - 5)) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        return bits == 0 ? text.ToString() : text.Append(Letters[(held << (5 - bits)) & 31]).ToString();
    }

    private static byte[]? Bytes(string text)
    {
        var bytes = new List<byte>();
        var (held, bits) = (0, 0);
        foreach (var letter in text)
        {
            var value = Letters.IndexOf(char.ToLowerInvariant(letter), StringComparison.Ordinal);
            if (value < 0)
            {
                return null;
            }

            held = (held << 5) | value;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                bytes.Add((byte)(held >> bits));
                held &= (1 << bits) - 1;
            }
        }

        return [.. bytes];
    }
}
