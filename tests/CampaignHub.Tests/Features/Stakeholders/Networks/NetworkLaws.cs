using CampaignHub.Features.Stakeholders.Networks;

namespace CampaignHub.Tests.Features.Stakeholders.Networks;

/// <summary>What always holds of places, groups and the tree, whatever the network.</summary>
[Once]
public sealed class NetworkLaws
{
    private static readonly DateOnly Today = new(2023, 2, 7);

    [Theory]
    [InlineData(400)]
    [InlineData(3_000)]
    public void The_same_network_is_placed_the_same_way_and_no_two_at_one_place(int count)
    {
        var edges = Enumerable.Range(1, count - 1).Select(node => (node, node / 3)).ToArray();

        var places = NetworkLayout.Place(count, edges);

        Assert.Equal(places, NetworkLayout.Place(count, edges));
        Assert.Equal(count, places.Distinct().Count());
        Assert.All(places, place => Assert.True(double.IsFinite(place.X) && double.IsFinite(place.Y)));
    }

    [Fact]
    public void Who_has_a_place_keeps_it_and_newcomers_stand_apart_from_everybody()
    {
        var edges = Enumerable.Range(1, 299).Select(node => (node, node / 2)).ToArray();
        var kept = NetworkLayout.Place(250, [.. edges.Where(edge => edge.node < 250)]).Select(place => ((double, double)?)place).ToArray();

        var places = NetworkLayout.Complete([.. kept, .. new (double, double)?[50]], edges);

        Assert.Equal(kept, places[..250].Select(place => ((double, double)?)place));
        var nearest = places[250..].Min(one => places.Where(other => other != one).Min(other => Math.Sqrt(Square(one, other))));
        Assert.True(nearest > 10, $"{nearest}");
    }

    [Theory]
    [InlineData(2_001, 3)]
    [InlineData(10_000, 40)]
    [InlineData(10_000, 1)]
    public void More_than_two_thousand_actors_are_drawn_as_groups_that_hold_each_of_them_once(int count, int branches)
    {
        // One branch is a chain; many are a few hubs with many leaves. Every seventh actor has no tie at all.
        var facts = NetworkDesk.Facts(
            count,
            at =>
                at % 7 == 0 ? -1
                : at / branches == at ? at - 1
                : at / branches
        );

        var view = facts.ViewOf(new NetworkFilter(), Today);

        Assert.NotNull(view.Groups);
        Assert.InRange(view.Groups.Count, 5, 300);
        Assert.Equal(Enumerable.Range(0, count), view.Groups.SelectMany(group => group.Members).Order());
        Assert.All(view.Groups, group => Assert.InRange(group.Members.Count, 1, NetworkGroups.Smallest + 60));
        Assert.InRange(view.Bundles.Count, 0, NetworkDrawing.MostEdges);
    }

    [Fact]
    public void An_opened_group_shows_its_members_and_their_ties_only()
    {
        var facts = NetworkDesk.Facts(5_000, at => at / 20);
        var group = facts.ViewOf(new NetworkFilter(), Today).Groups![0];

        var inside = facts.ViewOf(new NetworkFilter(Inside: $"{facts.Actors[group.Hub].Id}"), Today);

        Assert.Null(inside.Groups);
        Assert.Equal(group.Members.Order(), inside.Actors.Order());
        Assert.All(inside.Links, link => Assert.True(group.Members.Contains(link.From) && group.Members.Contains(link.To)));
    }

    [Fact]
    public void Two_thousand_actors_are_drawn_one_by_one_and_no_more_ties_than_can_be_read() =>
        Assert.Null(NetworkDesk.Facts(NetworkGroups.MostSingle, at => at / 2).ViewOf(new NetworkFilter(), Today).Groups);

    [Fact]
    public void The_tree_holds_each_actor_once_even_where_ties_go_in_circles()
    {
        // A circle: the last is tied to the one before, and the first to nobody but the last.
        var facts = NetworkDesk.Facts(9, at => at == 8 ? 0 : at - 1);
        var view = facts.ViewOf(new NetworkFilter(Focus: facts.Actors[0].Id, Steps: NetworkFilter.MostSteps), Today);

        var tree = NetworkTree.Of(view);

        var standing = tree.From.Concat(tree.Apart).SelectMany(Below).ToList();
        Assert.Equal(view.Actors.Order(), standing.Order());
        Assert.Equal(0, Assert.Single(tree.From).Actor);
    }

    private static IEnumerable<int> Below(NetworkBranch branch) => branch.Under.SelectMany(Below).Prepend(branch.Actor);

    private static double Square((double X, double Y) one, (double X, double Y) other) =>
        Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2);
}
