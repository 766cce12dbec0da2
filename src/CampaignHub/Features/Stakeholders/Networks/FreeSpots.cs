namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>Finds a first place for newcomers of a drawing: beside those they are tied to, where nobody stands.</summary>
internal static class FreeSpots
{
    private const double Room = 0.7 * NetworkLayout.Ideal;

    public static (double X, double Y)[] Fill((double X, double Y)?[] kept, IReadOnlyList<(int From, int To)> edges)
    {
        var places = kept.ToArray();
        var taken = new Dictionary<(int, int), List<(double X, double Y)>>();
        foreach (var place in places.OfType<(double, double)>())
        {
            Take(taken, place);
        }

        var near = edges.Concat(edges.Select(edge => (From: edge.To, To: edge.From))).ToLookup(edge => edge.From, edge => edge.To);
        var waiting = new Queue<int>(Enumerable.Range(0, kept.Length).Where(node => kept[node] is null));
        for (var deferred = 0; waiting.TryDequeue(out var node); )
        {
            var beside = near[node].Select(other => places[other]).OfType<(double X, double Y)>().ToList();
            // Somebody tied to newcomers only waits for them, as long as any of those finds a place.
            if (beside.Count == 0 && near[node].Any() && deferred < waiting.Count)
            {
                waiting.Enqueue(node);
                deferred++;
                continue;
            }

            deferred = 0;
            var middle = beside.Count == 0 ? (X: 0, Y: 0) : (X: beside.Average(place => place.X), Y: beside.Average(place => place.Y));
            places[node] = FreeAround(taken, middle);
            Take(taken, places[node]!.Value);
        }

        return [.. places.Select(place => place!.Value)];
    }

    private static (double X, double Y) FreeAround(Dictionary<(int, int), List<(double X, double Y)>> taken, (double X, double Y) middle)
    {
        for (var seed = 0; ; seed++)
        {
            var (x, y) = NetworkLayout.Seed(seed);
            var spot = (X: middle.X + x, Y: middle.Y + y);
            if (IsFree(taken, spot))
            {
                return spot;
            }
        }
    }

    private static bool IsFree(Dictionary<(int, int), List<(double X, double Y)>> taken, (double X, double Y) spot)
    {
        var (x, y) = CellOf(spot);
        for (var cell = 0; cell < 9; cell++)
        {
            var others = taken.GetValueOrDefault((x - 1 + (cell % 3), y - 1 + (cell / 3)));
            if (others?.Exists(other => Math.Pow(other.X - spot.X, 2) + Math.Pow(other.Y - spot.Y, 2) < Room * Room) == true)
            {
                return false;
            }
        }

        return true;
    }

    private static void Take(Dictionary<(int, int), List<(double X, double Y)>> taken, (double X, double Y) place)
    {
        var cell = CellOf(place);
        if (!taken.TryGetValue(cell, out var others))
        {
            taken[cell] = others = [];
        }

        others.Add(place);
    }

    private static (int, int) CellOf((double X, double Y) place) => ((int)Math.Floor(place.X / Room), (int)Math.Floor(place.Y / Room));
}
