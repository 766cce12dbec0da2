using System.Security.Cryptography;
using System.Text;
using CampaignHub.Platform;

namespace CampaignHub.Features.Setup;

/// <summary>
/// The code that says that whoever sets the hub up can read its console: new at every start, printed there and nowhere else.
/// After some wrong ones in a row nobody may try for a while.
/// </summary>
internal sealed class SetupCode(TimeProvider time)
{
    public const int Tries = 5;
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    // Without letters and digits that look alike; 12 of 30 are 58 bits.
    private const string Letters = "ABCDEFGHJKMNPQRSTUVWXYZ2345679";

    private readonly Lock _lock = new();
    private int _wrong;
    private DateTimeOffset _pausedUntil;

    public string Value { get; } = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Letters, 4)));

    public void Check(string? typed)
    {
        lock (_lock)
        {
            var left = _pausedUntil - time.GetUtcNow();
            if (left > TimeSpan.Zero)
            {
                throw new RefusedException("Too many wrong codes: wait {0} seconds, then try again.", (int)Math.Ceiling(left.TotalSeconds))
                {
                    Code = "too_many_tries",
                };
            }

            if (CryptographicOperations.FixedTimeEquals(Bytes(typed ?? ""), Bytes(Value)))
            {
                _wrong = 0;
                return;
            }

            if (++_wrong == Tries)
            {
                (_wrong, _pausedUntil) = (0, time.GetUtcNow() + Pause);
            }
        }

        throw new RefusedException("This is not the code on the console of this start.");
    }

    private static byte[] Bytes(string code) =>
        Encoding.UTF8.GetBytes(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());
}
