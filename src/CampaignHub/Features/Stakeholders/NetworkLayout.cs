namespace CampaignHub.Features.Stakeholders;

/// <summary>
/// Places the nodes of a network on the plane: springs along ties, repulsion between all, cooled step by step (Fruchterman and Reingold, 1991).
/// The same input gives the same places, so that people find their actors where they were.
/// </summary>
internal static class NetworkLayout
{
    private const int Steps = 200;
    private const double Ideal = 90;
    private const double Gravity = 0.0035;

    /// <param name="count">How many nodes.</param>
    /// <param name="edges">Pairs of node numbers.</param>
    /// <returns>A place for each node, around the origin, in pixels at zoom 1.</returns>
    public static (double X, double Y)[] Place(int count, IReadOnlyList<(int From, int To)> edges)
    {
        var places = Spiral(count);
        var moves = new (double X, double Y)[count];
        for (var step = 0; step < Steps; step++)
        {
            Array.Clear(moves);
            Repel(places, moves);
            Attract(places, moves, edges);
            Move(places, moves, Ideal * (1 - ((double)step / Steps)));
        }

        return [.. places.Select(place => (Math.Round(place.X, 1), Math.Round(place.Y, 1)))];
    }

    // Sunflower seeds: even from the start, and no two at one place.
    private static (double X, double Y)[] Spiral(int count)
    {
        const double golden = 2.399963229728653;
        var places = new (double X, double Y)[count];
        for (var node = 0; node < count; node++)
        {
            var radius = Ideal * Math.Sqrt(node + 0.5);
            places[node] = (radius * Math.Cos(node * golden), radius * Math.Sin(node * golden));
        }

        return places;
    }

    private static void Repel((double X, double Y)[] places, (double X, double Y)[] moves)
    {
        for (var one = 0; one < places.Length; one++)
        {
            for (var other = one + 1; other < places.Length; other++)
            {
                var (x, y, distance) = Between(places[one], places[other]);
                var force = Ideal * Ideal / (distance * distance);
                moves[one] = (moves[one].X - (x * force), moves[one].Y - (y * force));
                moves[other] = (moves[other].X + (x * force), moves[other].Y + (y * force));
            }

            // A pull to the middle that grows with the distance: an actor without ties stays beside the others.
            var away = Math.Sqrt((places[one].X * places[one].X) + (places[one].Y * places[one].Y));
            moves[one] = (moves[one].X - (places[one].X * away * Gravity), moves[one].Y - (places[one].Y * away * Gravity));
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

    private static void Move((double X, double Y)[] places, (double X, double Y)[] moves, double most)
    {
        for (var node = 0; node < places.Length; node++)
        {
            var length = Math.Max(1e-9, Math.Sqrt((moves[node].X * moves[node].X) + (moves[node].Y * moves[node].Y)));
            var scale = Math.Min(length, most) / length;
            places[node] = (places[node].X + (moves[node].X * scale), places[node].Y + (moves[node].Y * scale));
        }
    }

    private static (double X, double Y, double Distance) Between((double X, double Y) one, (double X, double Y) other)
    {
        var (x, y) = (other.X - one.X, other.Y - one.Y);
        return (x, y, Math.Max(1, Math.Sqrt((x * x) + (y * y))));
    }
}
