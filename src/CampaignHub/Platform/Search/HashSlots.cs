namespace CampaignHub.Platform.Search;

/// <summary>
/// Numbers by 64-bit hashes, in 12 bytes a slot of which at most four in five are taken: a quarter of what a dictionary needs once it has grown. Nothing is
/// ever taken out.
/// </summary>
/// <param name="expected">So many and a tenth more fit in from the beginning: what grows holds its old slots beside the new ones for a while.</param>
internal sealed class HashSlots(int expected = 0)
{
    private const int Fewest = 64;

    private ulong[] _hashes = new ulong[SlotsFor(expected)];
    private int[] _values = new int[SlotsFor(expected)];

    public int Count { get; private set; }

    /// <returns>Where the number of a hash stands, 0 where it is new; good until the next call.</returns>
    public ref int Slot(ulong hash, out bool isThere)
    {
        if (Count >= _hashes.Length / 5 * 4)
        {
            Grow();
        }

        hash = Taken(hash);
        var at = Find(hash);
        isThere = _hashes[at] == hash;
        if (!isThere)
        {
            _hashes[at] = hash;
            Count++;
        }

        return ref _values[at];
    }

    public bool TryGet(ulong hash, out int value)
    {
        hash = Taken(hash);
        var at = Find(hash);
        value = _values[at];
        return _hashes[at] == hash;
    }

    private static int SlotsFor(int count) => Fewest + (count / 8 * 11);

    // 0 is a free slot.
    private static ulong Taken(ulong hash) => hash == 0 ? 1 : hash;

    // Its own slot or the first free one after it.
    private int Find(ulong hash)
    {
        var at = (int)Math.BigMul(hash, (ulong)_hashes.Length, out _);
        while (_hashes[at] != 0 && _hashes[at] != hash)
        {
            at = at + 1 == _hashes.Length ? 0 : at + 1;
        }

        return at;
    }

    // By half: twice as many would stand half empty for long.
    private void Grow()
    {
        var (hashes, values) = (_hashes, _values);
        _hashes = new ulong[hashes.Length + (hashes.Length / 2)];
        _values = new int[_hashes.Length];
        for (var at = 0; at < hashes.Length; at++)
        {
            if (hashes[at] != 0)
            {
                var into = Find(hashes[at]);
                (_hashes[into], _values[into]) = (hashes[at], values[at]);
            }
        }
    }
}
