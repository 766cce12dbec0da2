using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace CampaignHub.Platform.Search;

/// <summary>
/// Ids by text, for hundreds of thousands of texts in little memory: kept are 64 bits of a hash of each, by which a million of them meet by chance once in
/// tens of millions of files.
/// </summary>
internal sealed class TextIndex
{
    // A switchboard that thousands share tells nobody apart.
    private const int Most = 20;

    // Nobody writes a file of texts that meet on purpose without knowing it.
    private static readonly ulong Seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

    private readonly Dictionary<ulong, int> _first = [];
    private readonly List<(Guid Id, int Next)> _entries = [];

    public void Add(string kind, string text, Guid id)
    {
        if (text.Length == 0)
        {
            return;
        }

        ref var first = ref CollectionsMarshal.GetValueRefOrAddDefault(_first, HashOf(kind, text), out var isThere);
        var (at, count) = (isThere ? first : -1, 0);
        for (var each = at; each >= 0; each = _entries[each].Next)
        {
            if (_entries[each].Id == id || ++count == Most)
            {
                return;
            }
        }

        first = _entries.Count;
        _entries.Add((id, at));
    }

    /// <summary>This one instead of whatever was there.</summary>
    public void Set(string kind, string text, Guid id)
    {
        _first[HashOf(kind, text)] = _entries.Count;
        _entries.Add((id, -1));
    }

    /// <returns>In the order they were added.</returns>
    public IReadOnlyList<Guid> Find(string kind, string text)
    {
        if (text.Length == 0 || !_first.TryGetValue(HashOf(kind, text), out var at))
        {
            return [];
        }

        var found = new List<Guid>();
        for (var each = at; each >= 0; each = _entries[each].Next)
        {
            found.Add(_entries[each].Id);
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
}
