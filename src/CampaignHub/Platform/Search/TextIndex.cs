using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CampaignHub.Platform.Search;

/// <summary>
/// Numbers from 0 up by text, for hundreds of thousands of texts in little memory: kept are 64 bits of a hash of each, by which a million of them meet by
/// chance once in tens of millions of files.
/// </summary>
/// <param name="expected">How many texts it will hold, roughly.</param>
internal sealed class TextIndex(int expected = 0)
{
    // A switchboard that thousands share tells nobody apart.
    private const int Most = 20;

    // Nobody writes a file of texts that meet on purpose without knowing it.
    private static readonly ulong Seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    // The number of a text that only one bears, or else, below 0, where the list of its numbers begins.
    private readonly HashSlots _slots = new(expected);
    private readonly List<(int Number, int Next)> _shared = [];

    public void Add(string kind, string text, int number)
    {
        if (text.Length == 0)
        {
            return;
        }

        ref var slot = ref _slots.Slot(HashOf(kind, text), out var isThere);
        if (!isThere)
        {
            slot = number;
            return;
        }

        if (slot >= 0)
        {
            if (slot == number)
            {
                return;
            }

            slot = Shared(slot, next: -1);
        }

        var count = 0;
        for (var each = ~slot; each >= 0; each = _shared[each].Next)
        {
            if (_shared[each].Number == number || ++count == Most)
            {
                return;
            }
        }

        slot = Shared(number, ~slot);
    }

    /// <summary>This one instead of whatever was there.</summary>
    public void Set(string kind, string text, int number) => _slots.Slot(HashOf(kind, text), out _) = number;

    /// <returns>In the order they were added.</returns>
    public IReadOnlyList<int> Find(string kind, string text)
    {
        if (text.Length == 0 || !_slots.TryGet(HashOf(kind, text), out var slot))
        {
            return [];
        }

        if (slot >= 0)
        {
            return [slot];
        }

        var found = new List<int>();
        for (var each = ~slot; each >= 0; each = _shared[each].Next)
        {
            found.Add(_shared[each].Number);
        }

        found.Reverse();
        return found;
    }

    /// <summary>Of this process only: another one hashes otherwise.</summary>
    public static ulong HashOf(params ReadOnlySpan<string> parts)
    {
        var hash = Seed;
        foreach (var part in parts)
        {
            hash = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(part.AsSpan()), unchecked((long)hash));
        }

        return hash;
    }

    /// <summary>As of a text.</summary>
    public static ulong HashOf(Guid id) =>
        XxHash3.HashToUInt64(MemoryMarshal.AsBytes(new ReadOnlySpan<Guid>(in id)), unchecked((long)Seed));

    private int Shared(int number, int next)
    {
        _shared.Add((number, next));
        return ~(_shared.Count - 1);
    }
}
