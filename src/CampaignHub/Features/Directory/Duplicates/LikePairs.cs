namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>Two that may be one, by their places in the list.</summary>
internal sealed record LikePair(int First, int Second, Likeness Likeness);

/// <summary>
/// Finds who is alike among many without comparing everybody with everybody: the keys of all are sorted, and only neighbours that share one are compared.
/// </summary>
internal static class LikePairs
{
    /// <summary>So many are kept, the most alike first: nobody reviews more before the next search.</summary>
    public const int Most = 5000;

    // A key that more share says nothing: a switchboard, a very common name with the same initial.
    private const int WidestBlock = 200;
    private const int WidestWeakBlock = 60;

    /// <param name="actors">Everybody.</param>
    /// <param name="progress">Told how many were looked at, from time to time.</param>
    /// <param name="cancellationToken">Called off, nothing is found.</param>
    public static IReadOnlyList<LikePair> Find(IReadOnlyList<ActorFacts> actors, Action<int>? progress, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(int, int), Likeness>();
        Compare(actors, facts => facts.Keys(), WidestBlock, found, done => progress?.Invoke(done / 2), cancellationToken);
        Compare(
            actors,
            facts => facts.WeakKeys(),
            WidestWeakBlock,
            found,
            done => progress?.Invoke((actors.Count + done) / 2),
            cancellationToken
        );
        return
        [
            .. found
                .Where(pair => pair.Value.Reasons.Count > 0)
                .OrderByDescending(pair => pair.Value.Degree)
                .ThenBy(pair => pair.Key)
                .Take(Most)
                .Select(pair => new LikePair(pair.Key.Item1, pair.Key.Item2, pair.Value)),
        ];
    }

    private static void Compare(
        IReadOnlyList<ActorFacts> actors,
        Func<ActorFacts, IEnumerable<string>> keysOf,
        int widest,
        Dictionary<(int, int), Likeness> found,
        Action<int> progress,
        CancellationToken cancellationToken
    )
    {
        var keys = new List<(ulong Key, int Actor)>(actors.Count * 3);
        for (var at = 0; at < actors.Count; at++)
        {
            foreach (var key in keysOf(actors[at]))
            {
                keys.Add((Hash(key), at));
            }
        }

        keys.Sort();
        const int step = 4096;
        for (int from = 0, to, told = 0; from < keys.Count; from = to)
        {
            for (to = from + 1; to < keys.Count && keys[to].Key == keys[from].Key; to++) { }

            if (to - from > 1 && to - from <= widest)
            {
                CompareBlock(actors, keys, from, to, found);
            }

            if (to - told >= step)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress((int)((long)actors.Count * to / keys.Count));
                told = to;
            }
        }
    }

    private static void CompareBlock(
        IReadOnlyList<ActorFacts> actors,
        List<(ulong Key, int Actor)> keys,
        int from,
        int to,
        Dictionary<(int, int), Likeness> found
    )
    {
        for (var one = from; one < to; one++)
        {
            for (var other = one + 1; other < to; other++)
            {
                // Sorted: the first of a pair is always the earlier in the list.
                var pair = (keys[one].Actor, keys[other].Actor);
                if (
                    pair.Item1 != pair.Item2
                    && !found.ContainsKey(pair)
                    && Likeness.Of(actors[pair.Item1], actors[pair.Item2]) is { Reasons.Count: > 0 } alike
                )
                {
                    found.Add(pair, alike);
                }
            }
        }
    }

    // FNV-1a: the same key always lands in the same place, and a chance meeting is only compared in vain.
    private static ulong Hash(string key)
    {
        const ulong start = 14695981039346656037;
        const ulong prime = 1099511628211;
        var hash = start;
        foreach (var letter in key)
        {
            hash = (hash ^ letter) * prime;
        }

        return hash;
    }
}
