namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>
/// Places the nodes of a network on the plane: springs along ties, repulsion between nodes, cooled step by step (Fruchterman and Reingold, 1991).
/// What has its place keeps it. The same input gives the same places, so that people find their actors where they were.
/// </summary>
internal static class NetworkLayout
{
    public const double Ideal = 90;

    // Past this, only those nearby repel each other: in the grid variant of the same paper.
    private const int Few = 500;
    private const int Steps = 200;
    private const double Gravity = 0.0035;
    private const double Reach = 2 * Ideal;

    /// <param name="count">How many nodes.</param>
    /// <param name="edges">Pairs of node numbers.</param>
    /// <returns>A place for each node, around the origin, in pixels at zoom 1.</returns>
    public static (double X, double Y)[] Place(int count, IReadOnlyList<(int From, int To)> edges) =>
        Complete(new (double, double)?[count], edges);

    /// <param name="kept">The places that stay; null is a node without one.</param>
    /// <param name="edges">Pairs of node numbers.</param>
    public static (double X, double Y)[] Complete((double X, double Y)?[] kept, IReadOnlyList<(int From, int To)> edges)
    {
        var places = Array.TrueForAll(kept, place => place is null) ? Spiral(kept.Length) : FreeSpots.Fill(kept, edges);
        var moves = new (double X, double Y)[kept.Length];
        for (var step = 0; step < Steps; step++)
        {
            Array.Clear(moves);
            if (kept.Length <= Few)
            {
                RepelAll(places, moves);
            }
            else
            {
                RepelNearby(places, moves);
            }

            Pull(places, moves);
            Attract(places, moves, edges);
            Move(places, moves, kept, Ideal * (1 - ((double)step / Steps)));
        }

        return [.. places.Select((place, at) => kept[at] ?? (Math.Round(place.X, 1), Math.Round(place.Y, 1)))];
    }

    /// <summary>Sunflower seeds: even from the start, and no two at one place.</summary>
    public static (double X, double Y) Seed(int number)
    {
        const double golden = 2.399963229728653;
        var radius = Ideal * Math.Sqrt(number + 0.5);
        return (radius * Math.Cos(number * golden), radius * Math.Sin(number * golden));
    }

    private static (double X, double Y)[] Spiral(int count) => [.. Enumerable.Range(0, count).Select(Seed)];

    private static void RepelAll((double X, double Y)[] places, (double X, double Y)[] moves)
    {
        for (var one = 0; one < places.Length; one++)
        {
            for (var other = one + 1; other < places.Length; other++)
            {
                Repel(places, moves, one, other);
            }
        }
    }

    private static void RepelNearby((double X, double Y)[] places, (double X, double Y)[] moves)
    {
        var cells = new Dictionary<(int, int), List<int>>();
        for (var node = 0; node < places.Length; node++)
        {
            var (x, y) = CellOf(places[node]);
            for (var (across, all) = (x - 1, x + 1); across <= all; across++)
            {
                for (var (down, last) = (y - 1, y + 1); down <= last; down++)
                {
                    // Only those that came before are there: each pair meets once.
                    foreach (var other in cells.GetValueOrDefault((across, down)) ?? [])
                    {
                        Repel(places, moves, other, node);
                    }
                }
            }

            if (!cells.TryGetValue((x, y), out var cell))
            {
                cells[(x, y)] = cell = [];
            }

            cell.Add(node);
        }
    }

    private static (int X, int Y) CellOf((double X, double Y) place) =>
        ((int)Math.Floor(place.X / Reach), (int)Math.Floor(place.Y / Reach));

    private static void Repel((double X, double Y)[] places, (double X, double Y)[] moves, int one, int other)
    {
        var (x, y, distance) = Between(places[one], places[other]);
        var force = Ideal * Ideal / (distance * distance);
        moves[one] = (moves[one].X - (x * force), moves[one].Y - (y * force));
        moves[other] = (moves[other].X + (x * force), moves[other].Y + (y * force));
    }

    // A pull to the middle that grows with the distance: an actor without ties stays beside the others. Where only the nearby repel, it is a gentle one.
    private static void Pull((double X, double Y)[] places, (double X, double Y)[] moves)
    {
        var most = places.Length <= Few ? double.MaxValue : Ideal / 4;
        for (var node = 0; node < places.Length; node++)
        {
            var away = Math.Sqrt((places[node].X * places[node].X) + (places[node].Y * places[node].Y));
            var force = Math.Min(away * Gravity, most / Math.Max(1, away));
            moves[node] = (moves[node].X - (places[node].X * force), moves[node].Y - (places[node].Y * force));
        }
    }

    private static void Attract((double X, double Y)[] places, (double X, double Y)[] moves, IReadOnlyList<(int From, int To)> edges)
    {
        foreach (var (from, to) in edges)
        {
            var (x, y, distance) = Between(places[from], places[to]);
            var force = distance / Ideal;
            moves[from] = (moves[from].X + (x * force), moves[from].Y + (y * force));
            moves[to] = (moves[to].X - (x * force), moves[to].Y - (y * force));
        }
    }

    private static void Move((double X, double Y)[] places, (double X, double Y)[] moves, (double X, double Y)?[] kept, double most)
    {
        for (var node = 0; node < places.Length; node++)
        {
            if (kept[node] is null)
            {
                var length = Math.Max(1e-9, Math.Sqrt((moves[node].X * moves[node].X) + (moves[node].Y * moves[node].Y)));
                var scale = Math.Min(length, most) / length;
                places[node] = (places[node].X + (moves[node].X * scale), places[node].Y + (moves[node].Y * scale));
            }
        }
    }

    private static (double X, double Y, double Distance) Between((double X, double Y) one, (double X, double Y) other)
    {
        var (x, y) = (other.X - one.X, other.Y - one.Y);
        return (x, y, Math.Max(1, Math.Sqrt((x * x) + (y * y))));
    }
}
