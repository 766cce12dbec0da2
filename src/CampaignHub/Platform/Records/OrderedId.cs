using System.Buffers.Binary;
using System.Security.Cryptography;

namespace CampaignHub.Platform.Records;

/// <summary>
/// Ids that sort in the order they were made, in both databases: version 7 of RFC 9562, with its counter (§6.2, method 1) where
/// <see cref="Guid.CreateVersion7()"/> draws lots within one millisecond.
/// </summary>
internal static class OrderedId
{
    private const int CounterBits = 12;
    private const long Version = 7;
    private const int Lots = 512;

    private static long _last;

    // The system is asked for many at once: an import makes millions.
    [ThreadStatic]
    private static byte[]? _lots;

    [ThreadStatic]
    private static int _left;

    /// <summary>Later than any other that this process made; more than 4,096 in one millisecond run ahead of the clock rather than repeat.</summary>
    public static Guid Next()
    {
        var stamp = Later(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() << CounterBits);
        var (milliseconds, counter) = (stamp >> CounterBits, stamp & ((1 << CounterBits) - 1));
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, (milliseconds << 16) | (Version << CounterBits) | counter);
        Lot().CopyTo(id[8..]);
        // The variant of the RFC.
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }

    private static long Later(long now)
    {
        while (true)
        {
            var last = Volatile.Read(ref _last);
            var next = Math.Max(now, last + 1);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }

    private static ReadOnlySpan<byte> Lot()
    {
        _lots ??= new byte[Lots * sizeof(ulong)];
        if (_left == 0)
        {
            RandomNumberGenerator.Fill(_lots);
            _left = Lots;
        }

        return _lots.AsSpan(--_left * sizeof(ulong), sizeof(ulong));
    }
}
