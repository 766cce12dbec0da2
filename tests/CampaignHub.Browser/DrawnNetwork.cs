using System.Xml.Linq;
using Microsoft.Playwright;

namespace CampaignHub.Browser;

/// <summary>The network of the demo campaign: drawn, searched, focused, moved in time, taken away; the tables and the tree hold what the drawing holds.</summary>
public sealed class DrawnNetwork(ChromiumBrowser browser, DemoHub hub) : IClassFixture<DemoHub>
{
    private const string Network = "/admin/campaigns/changer-de-cap/stakeholders/network";
    private const string Canvas = "[data-map-canvas]";

    // Cytoscape leaves itself on the element that it draws on.
    private const string Cy = "document.querySelector('[data-map-canvas]')._cyreg.cy";

    [Fact]
    public async Task The_drawing_the_tables_and_the_tree_are_equal_whatever_is_chosen()
    {
        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await LiveHub.SignInAsync(page);
                foreach (var query in (string[])["", "class=DirectTarget", "type=MemberOf", "kind=Person", "history=true&colour=Stance"])
                {
                    await OpenAsync(page, query);
                    await AssertEqualAsync(page, query);
                    await page.AssertAccessibleAsync();
                }

                await OpenAsync(page, "");
                // Seven classes; seven stances where they colour the drawing.
                var keys = page.Page.Locator("[data-map-legend] .map-key").Filter(new() { Visible = true });
                await Assertions.Expect(keys).ToHaveCountAsync(7);
                await page.ScreenshotAsync("network");
                await OpenAsync(page, "colour=Stance");
                await Assertions
                    .Expect(page.Page.Locator("[data-map-legend=stance] .map-key").Filter(new() { Visible = true }))
                    .ToHaveCountAsync(7);
                await OpenAsync(page, "view=Tree");
                await page.AssertAccessibleAsync();
                await page.ScreenshotAsync("network-tree");
            }
        );
    }

    [Fact]
    public async Task Somebody_without_a_mouse_finds_an_actor_walks_on_and_puts_one_in_the_middle()
    {
        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await LiveHub.SignInAsync(page);
                await OpenAsync(page, "");
                var all = (await DrawnAsync(page, "nodes")).Count;

                await page.TabToAsync("#q");
                await page.Page.Keyboard.TypeAsync("direction generale");
                await page.Page.WaitForFunctionAsync($"() => {Cy}.$('.current').length === 1");
                await page.TabToAsync(Canvas);
                var first = await CurrentAsync(page);
                await page.Page.Keyboard.PressAsync("Escape");
                Assert.Equal("", await CurrentAsync(page));
                await page.Page.Keyboard.PressAsync("Home");
                var visited = new HashSet<string> { await CurrentAsync(page) };
                foreach (var key in (string[])["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "PageDown", "PageUp"])
                {
                    await page.Page.Keyboard.PressAsync(key);
                    visited.Add(await CurrentAsync(page));
                }

                Assert.NotEqual("", first);
                Assert.True(visited.Count > 2, $"Only {visited.Count} actors were reached.");
                var zoom = await page.Page.EvaluateAsync<double>($"() => {Cy}.zoom()");
                await page.Page.Keyboard.PressAsync("+");
                Assert.True(await page.Page.EvaluateAsync<double>($"() => {Cy}.zoom()") > zoom);
                // Said to who does not see it.
                await Assertions
                    .Expect(page.Page.Locator("[role=status]").Filter(new() { HasText = "lien" }).First)
                    .ToContainTextAsync(await page.Page.EvaluateAsync<string>($"() => {Cy}.$('.current').data('label')"));

                var current = await CurrentAsync(page);
                await page.Page.Keyboard.PressAsync("m");
                await page.ReachAsync($"focus={current}");
                await DrawnAsync(page);
                // At the drawing, ready for the next key, not at the top of the page.
                Assert.EndsWith("#map", page.Page.Url, StringComparison.Ordinal);
                Assert.True(await page.Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", Canvas));
                await Assertions.Expect(page.Page.Locator("[data-map-card] a")).ToHaveCountAsync(1);
                await AssertEqualAsync(page, $"focus={current}");
                Assert.True((await DrawnAsync(page, "nodes")).Count < all);
                await OpenAsync(page, $"focus={current}");
                await page.TabToAsync(Canvas);
                await page.Page.Keyboard.PressAsync("Enter");
                await page.ReachAsync($"/stakeholders/{current}$");
            }
        );
    }

    [Fact]
    public async Task The_slider_shows_the_network_as_of_another_day_and_nobody_moves()
    {
        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await LiveHub.SignInAsync(page);
                await OpenAsync(page, "");
                var (places, ties) = (await PlacesAsync(page), (await DrawnAsync(page, "edges")).Count);

                var slider = page.Page.Locator("[data-map-time] input");
                await slider.FocusAsync();
                await page.Page.Keyboard.PressAsync("Home");
                await page.ReachAsync("on=2");
                await DrawnAsync(page);

                Assert.True((await DrawnAsync(page, "edges")).Count < ties, "As many ties as today.");
                Assert.Equal(places, await PlacesAsync(page));
                // The address tells the view too, of which each is asked for here.
                await AssertEqualAsync(
                    page,
                    new Uri(page.Page.Url).Query.TrimStart('?').Split('&').First(part => part.StartsWith("on=", StringComparison.Ordinal))
                );
                await OpenAsync(page, "");
                await page.Page.GetByRole(AriaRole.Button, new() { Name = "Changement précédent" }).ClickAsync();
                await page.ReachAsync("on=2");
                await page.AssertAccessibleAsync();
            }
        );
    }

    [Fact]
    public async Task What_is_drawn_is_taken_away_as_svg_png_and_csv()
    {
        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await LiveHub.SignInAsync(page);
                await OpenAsync(page, "kind=Organisation");
                var (nodes, edges) = ((await DrawnAsync(page, "nodes")).Count, (await DrawnAsync(page, "edges")).Count);

                var svg = XElement.Parse(await SaveAsync(page, page.Page.GetByRole(AriaRole.Link, new() { Name = "SVG" })));
                var ties = await SaveAsync(page, page.Page.GetByRole(AriaRole.Link, new() { Name = "Liens (CSV)" }));
                var actors = await SaveAsync(page, page.Page.GetByRole(AriaRole.Link, new() { Name = "Acteurs (CSV)" }));
                var png = await SaveAsync(page, page.Page.GetByRole(AriaRole.Button, new() { Name = "PNG" }));

                Assert.Equal(edges, svg.Elements().Count(element => element.Name.LocalName == "line"));
                Assert.Equal(edges, ties.Split("\r\n").Length - 2);
                Assert.Equal(nodes, actors.Split("\r\n").Length - 2);
                Assert.Contains("PNG", png[..8], StringComparison.Ordinal);
                Assert.True(png.Length > 5_000, $"A picture of {png.Length} bytes.");
            }
        );
    }

    [Fact]
    public async Task On_paper_stand_the_picture_with_its_legend_and_the_tables_and_nothing_to_press()
    {
        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await LiveHub.SignInAsync(page);
                await OpenAsync(page, "");
                var (nodes, edges) = (await DrawnAsync(page, "nodes"), await DrawnAsync(page, "edges"));
                await page.Page.GetByRole(AriaRole.Link, new() { Name = "Imprimer" }).ClickAsync();
                await Assertions.Expect(page.Page.Locator(".map-paper img")).ToBeVisibleAsync();
                await page.AssertAccessibleAsync();

                await page.Page.EmulateMediaAsync(new() { Media = Media.Print });

                await Assertions.Expect(page.Page.Locator("nav, .btn, .hub-bar").Filter(new() { Visible = true })).ToHaveCountAsync(0);
                Assert.True(await page.Page.EvaluateAsync<bool>("() => document.querySelector('.map-paper img').naturalWidth > 400"));
                Assert.Equal(nodes, await OnPaperAsync("actor"));
                Assert.Equal(edges, await OnPaperAsync("tie"));
                await page.ScreenshotAsync("network-paper");
                // A page for the picture, then the tables.
                var pdf = await page.Page.PdfAsync(new() { PreferCSSPageSize = true });
                Assert.True(pdf.Length > 20_000, $"A sheet of {pdf.Length} bytes.");

                async Task<IEnumerable<string>> OnPaperAsync(string what) =>
                    (
                        await page.Page.EvaluateAsync<string[]>(
                            $"() => [...document.querySelectorAll('.map-paper [data-{what}]')].map(row => row.dataset.{what})"
                        )
                    ).Order(StringComparer.Ordinal);
            }
        );
    }

    [Theory]
    [InlineData("stakeholders/views")]
    [InlineData("stakeholders/views/spectrum")]
    [InlineData("stakeholders/views/mactor")]
    public async Task A_view_of_the_map_is_taken_away_as_svg_png_and_csv(string view)
    {
        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await LiveHub.SignInAsync(page);
                await page.OpenAsync($"/admin/campaigns/changer-de-cap/{view}");
                await page.AssertAccessibleAsync();

                var svg = XElement.Parse(await SaveAsync(page, page.Page.GetByRole(AriaRole.Link, new() { Name = "SVG" }).First));
                var csv = await SaveAsync(page, page.Page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).First);
                var png = await SaveAsync(page, page.Page.GetByRole(AriaRole.Button, new() { Name = "PNG" }).First);

                Assert.Equal("svg", svg.Name.LocalName);
                Assert.Contains(';', csv);
                Assert.Contains("PNG", png[..8], StringComparison.Ordinal);
                Assert.True(png.Length > 5_000, $"A picture of {png.Length} bytes.");
            }
        );
    }

    [Theory]
    [InlineData(320, ColorScheme.Light, "fr-FR")]
    [InlineData(1280, ColorScheme.Dark, "en-GB")]
    public async Task It_fits_a_phone_and_the_dark(int width, ColorScheme scheme, string language)
    {
        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await LiveHub.SignInAsync(page);
                foreach (var query in (string[])["colour=Stance", "view=Actors", "view=Tree"])
                {
                    await OpenAsync(page, query);
                    await page.AssertAccessibleAsync();
                    await page.AssertFitsAsync();
                    await page.ScreenshotAsync($"network-{width}-{query}");
                }
            },
            language,
            width: width,
            scheme: scheme
        );
    }

    [Fact]
    public async Task Without_a_script_the_form_filters_the_picture_the_table_and_the_tree()
    {
        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await LiveHub.SignInAsync(page);
                await page.OpenAsync(Network);
                var rows = await page.Page.Locator("[data-tie]").CountAsync();

                await page.Page.Locator("#network-filter summary").ClickAsync();
                await page.Page.Locator("#type").SelectOptionAsync("MemberOf");
                await page.PressAsync("Dessiner");

                Assert.InRange(await page.Page.Locator("[data-tie]").CountAsync(), 1, rows - 1);
                await Assertions
                    .Expect(page.Page.Locator("img.map-picture"))
                    .ToHaveAttributeAsync("src", $"{Network}.svg?type=MemberOf&steps=1&colour=Class");
                await page.Page.GetByRole(AriaRole.Link, new() { Name = "Arbre" }).ClickAsync();
                await Assertions.Expect(page.Page.Locator(".map-tree").First).ToBeVisibleAsync();
            },
            hasJavaScript: false
        );
    }

    private static async Task OpenAsync(GuardedPage page, string query)
    {
        await page.OpenAsync($"{Network}?{query}");
        await DrawnAsync(page);
    }

    /// <summary>Waits until what the page speaks of is drawn.</summary>
    private static Task<IJSHandle> DrawnAsync(GuardedPage page) =>
        page.Page.WaitForFunctionAsync(
            "() => document.querySelector('[data-map]').dataset.ready === document.querySelector('[data-map-src]').dataset.mapSrc"
        );

    private static async Task<IReadOnlyList<string>> DrawnAsync(GuardedPage page, string what) =>
        await page.Page.EvaluateAsync<string[]>($"() => {Cy}.{what}().map(each => each.id()).sort()");

    private static Task<string> CurrentAsync(GuardedPage page) =>
        page.Page.EvaluateAsync<string>($"() => {Cy}.$('.current').map(each => each.id()).join()");

    private static Task<string> PlacesAsync(GuardedPage page) =>
        page.Page.EvaluateAsync<string>(
            $"() => {Cy}.nodes().map(each => `${{each.id()}} ${{each.position().x}} ${{each.position().y}}`).sort().join('\\n')"
        );

    /// <summary>Compares what cytoscape holds with the rows of every page of the tables, and with the tree.</summary>
    private static async Task AssertEqualAsync(GuardedPage page, string query)
    {
        var (nodes, edges) = (await DrawnAsync(page, "nodes"), await DrawnAsync(page, "edges"));
        Assert.NotEmpty(nodes);
        Assert.Equal(edges, await RowsAsync(page, $"{query}&view=Ties", "tie"));
        Assert.Equal(nodes, await RowsAsync(page, $"{query}&view=Actors", "actor"));
        Assert.Equal(nodes, await RowsAsync(page, $"{query}&view=Tree", "actor"));
        await OpenAsync(page, query);
    }

    private static async Task<IEnumerable<string>> RowsAsync(GuardedPage page, string query, string what)
    {
        await page.OpenAsync($"{Network}?{query}");
        var rows = new List<string>();
        while (true)
        {
            rows.AddRange(
                await page.Page.EvaluateAsync<string[]>(
                    $"() => [...document.querySelectorAll('[data-{what}]')].map(row => row.dataset.{what})"
                )
            );
            var next = page.Page.Locator("a[rel=next]");
            if (await next.CountAsync() == 0)
            {
                return rows.Order(StringComparer.Ordinal);
            }

            await next.ClickAsync();
        }
    }

    private static async Task<string> SaveAsync(GuardedPage page, ILocator button)
    {
        var download = await page.Page.RunAndWaitForDownloadAsync(() => button.ClickAsync());
        return await System.IO.File.ReadAllTextAsync(
            await download.PathAsync() ?? throw new InvalidOperationException("Nothing was saved."),
            TestContext.Current.CancellationToken
        );
    }
}
