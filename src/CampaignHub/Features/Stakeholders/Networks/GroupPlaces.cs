namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>Places groups where their hubs stand in the drawing of all, drawn together, and apart from each other.</summary>
internal static class GroupPlaces
{
    private const double Apart = 2 * NetworkLayout.Ideal;
    private const int Rounds = 80;

    public static (double X, double Y)[] Of((double X, double Y)[] hubs)
    {
        var farthest = Math.Max(1, hubs.Max(hub => Math.Max(Math.Abs(hub.X), Math.Abs(hub.Y))));
        var scale = Apart * Math.Sqrt(hubs.Length) / 1.6 / farthest;
        // Hubs may stand at one place when nobody placed them yet: a seed's breadth parts them.
        var places = hubs.Select(
                (hub, at) =>
                {
                    var (x, y) = NetworkLayout.Seed(at);
                    return (X: (hub.X * scale) + (x / 100), Y: (hub.Y * scale) + (y / 100));
                }
            )
            .ToArray();
        for (var round = 0; round < Rounds && PushApart(places); round++) { }

        return [.. places.Select(place => (Math.Round(place.X, 1), Math.Round(place.Y, 1)))];
    }

    private static bool PushApart((double X, double Y)[] places)
    {
        var isMoved = false;
        for (var one = 0; one < places.Length; one++)
        {
            for (var other = one + 1; other < places.Length; other++)
            {
                var (x, y) = (places[other].X - places[one].X, places[other].Y - places[one].Y);
                var distance = Math.Max(0.1, Math.Sqrt((x * x) + (y * y)));
                if (distance < Apart)
                {
                    var push = (Apart - distance) / 2 / distance;
                    places[one] = (places[one].X - (x * push), places[one].Y - (y * push));
                    places[other] = (places[other].X + (x * push), places[other].Y + (y * push));
                    isMoved = true;
                }
            }
        }

        return isMoved;
    }
}
