using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CampaignHub.Platform.Search;

/// <summary>
/// Ids by text, for hundreds of thousands of texts in little memory: kept are 64 bits of a hash of each, by which a million of them meet by chance once in
/// tens of millions of files.
/// </summary>
internal sealed class TextIndex
{
    // A switchboard that thousands share tells nobody apart.
    private const int Most = 20;

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

    public static ulong HashOf(params ReadOnlySpan<string> parts)
    {
        var length = 0;
        foreach (var part in parts)
        {
            length += Encoding.UTF8.GetMaxByteCount(part.Length) + 1;
        }

        var bytes = length <= 1024 ? stackalloc byte[length] : new byte[length];
        var at = 0;
        foreach (var part in parts)
        {
            at += Encoding.UTF8.GetBytes(part, bytes[at..]);
            bytes[at++] = 0;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..at], hash);
        return BitConverter.ToUInt64(hash);
    }
}
