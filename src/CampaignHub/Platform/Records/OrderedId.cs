using System.Buffers.Binary;

namespace CampaignHub.Platform.Records;

/// <summary>
/// Ids that sort in the order they were made, in both databases: version 7 of RFC 9562, with its counter (§6.2, method 1) where
/// <see cref="Guid.CreateVersion7()"/> draws lots within one millisecond.
/// </summary>
internal static class OrderedId
{
    private const int CounterBits = 12;
    private const int Version = 7;

    private static long _last;

    /// <summary>Later than any other that this process made; more than 4,096 in one millisecond run ahead of the clock rather than repeat.</summary>
    public static Guid Next()
    {
        Span<byte> id = stackalloc byte[16];
        Guid.CreateVersion7().TryWriteBytes(id, bigEndian: true, out _);
        var stamp = Later(BinaryPrimitives.ReadInt64BigEndian(id) >> 16 << CounterBits);
        var (milliseconds, counter) = (stamp >> CounterBits, stamp & ((1 << CounterBits) - 1));
        BinaryPrimitives.WriteInt64BigEndian(id, (milliseconds << 16) | (Version << CounterBits) | counter);
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
}
