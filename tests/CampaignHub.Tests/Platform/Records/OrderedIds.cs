using CampaignHub.Platform.Records;

namespace CampaignHub.Tests.Platform.Records;

[Once]
public sealed class OrderedIds
{
    [Fact]
    public async Task They_sort_in_the_order_they_were_made_and_none_is_given_twice()
    {
        const int Many = 20_000;
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var made = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => Enumerable.Range(0, Many).Select(_ => OrderedId.Next()).ToList()))
        );

        Assert.All(made, mine => Assert.Equal(mine.Order(), mine));
        // SQLite compares them as text.
        Assert.All(made, mine => Assert.Equal(mine.Select(id => $"{id}").Order(StringComparer.Ordinal), mine.Select(id => $"{id}")));
        Assert.Equal(4 * Many, made.SelectMany(mine => mine).Distinct().Count());
        var first = made.SelectMany(mine => mine).Min();
        Assert.Equal((7, true), (first.Version, first.Variant is >= 8 and <= 11));
        // Another test may have run ahead of the clock by what it made.
        Assert.InRange(Convert.ToInt64($"{first:N}"[..12], 16), before - 1, before + 60_000);
    }
}
