using System.Xml.Linq;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using CampaignHub.Platform.Access;

namespace CampaignHub.Tests.Features.Stakeholders.Networks;

/// <summary>The network as people look at it: filtered, around somebody, on a day; drawn, as tables, as a tree and as files.</summary>
public sealed class Drawing
{
    [Fact]
    public async Task A_filter_drives_the_drawing_the_tables_the_tree_and_the_files()
    {
        await using var hub = new HubFactory();
        var (director, minister, friend) = await ThreeAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        foreach (
            var (query, actors, ties) in new[]
            {
                ("?", 3, 2),
                ("?class=DirectTarget", 1, 0),
                ("?type=Advises", 2, 1),
                ("?kind=Organisation", 0, 0),
                ("?class=NoSuchClass", 3, 2),
            }
        )
        {
            // A program that asks for what does not exist is told so; a page shows all.
            var drawn = query.Contains("NoSuch", StringComparison.Ordinal) ? null : await NetworkDesk.DrawAsync(visitor, query);
            await visitor.OpenAsync($"{NetworkDesk.Path}{query}");
            Assert.Equal(ties, visitor.Page.QuerySelectorAll("[data-tie]").Length);
            await visitor.OpenAsync($"{NetworkDesk.Path}{query}&view=Actors");
            Assert.Equal(actors, visitor.Page.QuerySelectorAll("[data-actor]").Length);
            await visitor.OpenAsync($"{NetworkDesk.Path}{query}&view=Tree");
            Assert.Equal(actors, visitor.Page.QuerySelectorAll("[data-actor]").Length);
            if (drawn is not null)
            {
                Assert.Equal((actors, ties), (drawn.Nodes.Count, drawn.Ties.Count));
                Assert.Equal(ties, (await FileAsync(visitor, $"csv{query}")).Split("\r\n").Length - 2);
                Assert.Equal(actors, (await FileAsync(visitor, $"csv{query}&sheet=Actors")).Split("\r\n").Length - 2);
                Assert.Equal(ties, Lines(await FileAsync(visitor, $"svg{query}")));
            }
        }

        Assert.NotEqual(director.Id, minister.Id);
        Assert.NotEqual(friend.Id, minister.Id);
    }

    [Fact]
    public async Task Around_somebody_stand_those_within_so_many_ties_and_the_tree_begins_there()
    {
        await using var hub = new HubFactory();
        var (director, _, friend) = await ThreeAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        Assert.Equal(["Friend", "Minister"], (await NetworkDesk.DrawAsync(visitor, $"?focus={friend.Id}&steps=1")).Nodes.Keys.Order());
        Assert.Equal(3, (await NetworkDesk.DrawAsync(visitor, $"?focus={friend.Id}&steps=2")).Nodes.Count);
        await visitor.OpenAsync($"{NetworkDesk.Path}?focus={friend.Id}&steps=2&view=Tree");

        Assert.Contains("In the middle: Friend", visitor.Text, StringComparison.Ordinal);
        Assert.Contains(
            "Friend Relay 1 further actor: Friend Minister Intermediate target Friend → Advises → Minister, since 1 January 2023",
            visitor.Text,
            StringComparison.Ordinal
        );
        Assert.Single(visitor.Page.QuerySelectorAll($"[data-actor='{director.Id}']"));
    }

    [Fact]
    public async Task A_day_shows_the_ties_posts_and_stances_of_that_day_and_nobody_moves()
    {
        await using var hub = new HubFactory();
        var (director, minister, _) = await ThreeAsync(hub);
        await StakeholderDesk.TieAsync(hub, director, minister, TieType.Personal, until: new DateOnly(2023, 1, 15));
        await NetworkDesk.MandateAsync(hub, director, "The fund", "Director", new DateOnly(2023, 1, 10), new DateOnly(2023, 1, 20));
        await hub.DbAsync(async db =>
        {
            db.Add(Statement.Of(director, null, Stance.Champion, new DateOnly(2023, 1, 12), "A letter"));
            return await db.SaveChangesAsync();
        });
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        var before = await NetworkDesk.DrawAsync(visitor, "?on=2023-01-05");
        var then = await NetworkDesk.DrawAsync(visitor, "?on=2023-01-12");
        var now = await NetworkDesk.DrawAsync(visitor);

        Assert.Equal(["Advises", "Personal", "Reports to"], before.Ties.Order(StringComparer.Ordinal));
        Assert.Equal(["Advises", "Director", "Personal", "Reports to"], then.Ties.Order(StringComparer.Ordinal));
        Assert.Equal(["Advises", "Reports to"], now.Ties.Order(StringComparer.Ordinal));
        Assert.Equal(("unknown", "champion"), (before.Nodes["Director"].Stance, then.Nodes["Director"].Stance));
        Assert.Equal((before.Nodes["Director"].X, before.Nodes["Director"].Y), (now.Nodes["Director"].X, now.Nodes["Director"].Y));
        Assert.Equal(4, (await NetworkDesk.DrawAsync(visitor, "?history=true")).Ties.Count);
        Assert.Empty((await NetworkDesk.DrawAsync(visitor, "?on=2022-01-01")).Ties);
        await visitor.OpenAsync($"{NetworkDesk.Path}?on=2023-01-12&view=Actors");
        Assert.Contains("Director Director, The fund Direct target Champion", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(["19358", "19367", "19369", "19373", "19378"], Marks(visitor));
    }

    [Fact]
    public async Task A_newcomer_moves_nobody_and_the_places_outlive_the_process()
    {
        await using var hub = new HubFactory();
        var (director, _, _) = await ThreeAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        var before = await NetworkDesk.DrawAsync(visitor);

        var newcomer = await StakeholderDesk.PutAsync(hub, "Newcomer");
        await StakeholderDesk.TieAsync(hub, newcomer, director, TieType.WorkedWith);
        var after = await NetworkDesk.DrawAsync(visitor);

        Assert.Equal(4, after.Nodes.Count);
        Assert.All(before.Nodes, node => Assert.Equal((node.Value.X, node.Value.Y), (after.Nodes[node.Key].X, after.Nodes[node.Key].Y)));
        Assert.Equal(4, await hub.DbAsync(async db => await CountPlacesAsync(db)));
    }

    [Theory]
    [InlineData("en", "3 actors, 2 ties", "Kind: Person", "Actors|Ties")]
    [InlineData("fr", "3 acteurs, 2 liens", "Nature : Personne", "Acteurs|Liens")]
    public async Task The_sheet_for_paper_holds_the_picture_what_was_chosen_and_every_actor_and_tie(
        string language,
        string counts,
        string chosen,
        string heads
    )
    {
        await using var hub = new HubFactory();
        await ThreeAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);
        visitor.Client.Speak(language);
        await NetworkDesk.DrawAsync(visitor);
        await visitor.OpenAsync($"{NetworkDesk.Path}?kind=Person");

        await visitor.OpenAsync(visitor.Page.QuerySelector("#said a[href*='print=true']")!.GetAttribute("href")!);

        Assert.Contains(counts, visitor.Text, StringComparison.Ordinal);
        Assert.Contains(chosen, visitor.Text, StringComparison.Ordinal);
        Assert.Equal($"{NetworkDesk.Path}.svg?kind=Person", visitor.Page.QuerySelector(".map-paper img")!.GetAttribute("src"));
        Assert.Equal(heads.Split('|'), visitor.Page.QuerySelectorAll(".map-paper h2").Select(head => head.TextContent));
        Assert.Equal(
            (3, 2),
            (visitor.Page.QuerySelectorAll(".map-paper [data-actor]").Length, visitor.Page.QuerySelectorAll(".map-paper [data-tie]").Length)
        );
        Assert.Null(visitor.Page.QuerySelector("#network-filter, [data-map]"));
        Assert.NotNull(visitor.Page.QuerySelector("[data-print]"));
    }

    [Fact]
    public async Task More_ties_than_one_page_of_the_table_holds_stand_on_the_sheet_for_paper()
    {
        await using var hub = new HubFactory();
        var (director, _, _) = await ThreeAsync(hub);
        foreach (var number in Enumerable.Range(1, 101))
        {
            await StakeholderDesk.TieAsync(hub, await StakeholderDesk.PutAsync(hub, $"Member {number}"), director, TieType.WorkedWith);
        }

        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        await visitor.OpenAsync(NetworkDesk.Path);
        Assert.Equal(100, visitor.Page.QuerySelectorAll("[data-tie]").Length);
        await visitor.OpenAsync($"{NetworkDesk.Path}?print=true");

        Assert.Equal(103, visitor.Page.QuerySelectorAll("[data-tie]").Length);
        Assert.Equal(104, visitor.Page.QuerySelectorAll("[data-actor]").Length);
    }

    [Fact]
    public async Task A_name_leads_to_the_actor_in_the_middle_without_a_script()
    {
        await using var hub = new HubFactory();
        var (_, minister, _) = await ThreeAsync(hub);
        using var visitor = await hub.VisitorAsync(CampaignRole.Reader);

        await visitor.OpenAsync($"{NetworkDesk.Path}?q=MINIST");
        await visitor.OpenAsync(visitor.Page.QuerySelector(".map-found")!.GetAttribute("href")!);

        Assert.Contains("In the middle: Minister", visitor.Text, StringComparison.Ordinal);
        Assert.NotNull(visitor.Page.QuerySelector($"#said input[name=focus][value='{minister.Id}'][form=network-filter]"));
        await visitor.OpenAsync($"{NetworkDesk.Path}?q=nobody");
        Assert.Contains("No actor by that name", visitor.Text, StringComparison.Ordinal);
    }

    private static async Task<(Stakeholder Director, Stakeholder Minister, Stakeholder Friend)> ThreeAsync(HubFactory hub)
    {
        var director = await StakeholderDesk.PutAsync(hub, "Director", TargetClass.DirectTarget);
        var minister = await StakeholderDesk.PutAsync(hub, "Minister", TargetClass.IntermediateTarget);
        var friend = await StakeholderDesk.PutAsync(hub, "Friend");
        await StakeholderDesk.TieAsync(hub, director, minister, TieType.ReportsTo);
        await StakeholderDesk.TieAsync(hub, friend, minister, TieType.Advises);
        return (director, minister, friend);
    }

    private static Task<int> CountPlacesAsync(CampaignHub.Data.HubDb db) =>
        Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.CountAsync(
            db.Set<CampaignHub.Features.Stakeholders.Networks.NetworkPlace>(),
            TestContext.Current.CancellationToken
        );

    private static IEnumerable<string?> Marks(Visitor visitor) =>
        visitor.Page.QuerySelectorAll("#map-marks option").Select(option => option.GetAttribute("value"));

    private static int Lines(string svg) => XElement.Parse(svg).Elements().Count(element => element.Name.LocalName == "line");

    private static Task<string> FileAsync(Visitor visitor, string suffix) =>
        visitor.Client.GetStringAsync(new Uri($"{NetworkDesk.Path}.{suffix}", UriKind.Relative), TestContext.Current.CancellationToken);
}
