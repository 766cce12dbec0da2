namespace CampaignHub.Benchmarks;

/// <summary>
/// How much a map holds (domain.md §7.2). A campaign has at most 10,000 on its own map; the interactions of L are those of one campaign in five years.
/// </summary>
internal sealed record MapSize(string Name, int Actors, int Ties, int Posts, int Mandates, int Stakeholders, int Interactions)
{
    public static readonly IReadOnlyList<MapSize> All =
    [
        new("M", 10_000, 40_000, 15_000, 30_000, 10_000, 20_000),
        new("L", 200_000, 1_000_000, 250_000, 500_000, 10_000, 100_000),
    ];
}
