using Microsoft.Playwright;

namespace CampaignHub.Browser;

/// <summary>The chart of the demo plan: as many bars as the drawing without script has, and nothing moves before it is accepted.</summary>
public sealed class DrawnPlan(ChromiumBrowser browser)
{
    private const string Anchors = "/admin/campaigns/changer-de-cap/plan/anchors";
    private const string Timeline = "/admin/campaigns/changer-de-cap/plan/timeline";

    [Fact]
    public async Task A_bar_that_is_dragged_shows_what_would_move_and_moves_only_when_accepted()
    {
        await using var hub = await LiveHub.StartAsync("changer-de-cap");

        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await LiveHub.SignInAsync(page);
                await OpenAsync(page);
                await page.AssertAccessibleAsync();
                await page.ScreenshotAsync("timeline");
                Assert.Equal(
                    await page.Page.Locator(".tl-names li").CountAsync(),
                    int.Parse(
                        await page.Page.Locator("[data-chart]").GetAttributeAsync("data-ready") ?? "",
                        System.Globalization.CultureInfo.InvariantCulture
                    )
                );

                var (id, before) = await DragAsync(page);
                await page.Page.GetByRole(AriaRole.Link, new() { Name = "Laisser" }).ClickAsync();
                await OpenAsync(page);
                Assert.Equal(before, await PlaceAsync(page, id));

                await DragAsync(page);
                await page.PressAsync("Accepter");
                await OpenAsync(page);
                Assert.NotEqual(before, await PlaceAsync(page, id));

                await page.OpenAsync("/admin/campaigns/changer-de-cap/plan/preview?back=0");
                await page.PressAsync("Accepter");
                await OpenAsync(page);
                Assert.Equal(before, await PlaceAsync(page, id));
            }
        );
    }

    /// <summary>A week later for the last anchor: what is counted from it moves, nothing else, and only once somebody accepts it.</summary>
    [Fact]
    public async Task An_anchor_is_moved_refused_accepted_and_undone()
    {
        await using var hub = await LiveHub.StartAsync("changer-de-cap");

        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await LiveHub.SignInAsync(page);
                var before = await StartsAsync(page);
                Assert.True(before.Count >= 60, $"The demo plans {before.Count} tasks.");
                await page.OpenAsync(Anchors);
                Assert.Equal(3, await page.Page.Locator("input[name=day][id^=day-]").CountAsync());

                await MoveLastAnchorAsync(page);
                await page.ScreenshotAsync("plan-preview");
                await page.AssertAccessibleAsync();
                await page.Page.GetByRole(AriaRole.Link, new() { Name = "Laisser" }).ClickAsync();
                Assert.Empty(Moved(before, await StartsAsync(page)));

                await MoveLastAnchorAsync(page);
                await page.PressAsync("Accepter");
                var after = await StartsAsync(page);
                var moved = Moved(before, after);
                Assert.NotEmpty(moved);
                Assert.True(moved.Count < after.Count);
                Assert.All(moved, task => Assert.True(string.CompareOrdinal(task.Value, before[task.Key]) > 0));

                await page.OpenAsync("/admin/campaigns/changer-de-cap/plan/revisions");
                await page.Page.GetByRole(AriaRole.Link, new() { Name = "Annuler ce changement" }).First.ClickAsync();
                await page.PressAsync("Accepter");
                Assert.Empty(Moved(before, await StartsAsync(page)));
            }
        );
    }

    [Fact]
    public async Task A_line_from_one_bar_to_another_binds_them()
    {
        await using var hub = await LiveHub.StartAsync("changer-de-cap");

        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await LiveHub.SignInAsync(page);
                await OpenAsync(page);
                var before = await LinksAsync(page);
                var bars = page.Page.Locator(".gantt_task_line.chart-movable");
                // The first two are bound already, and twice is once.
                var (first, last) = (bars.Nth(2), bars.Nth(3));
                await first.HoverAsync();
                var handle = await first.Locator(".task_end_date .gantt_link_point").BoundingBoxAsync();
                var target = await last.BoundingBoxAsync();
                await page.Page.Mouse.MoveAsync(handle!.X + (handle.Width / 2), handle.Y + (handle.Height / 2));
                await page.Page.Mouse.DownAsync();
                await page.Page.Mouse.MoveAsync(target!.X + (target.Width / 4), target.Y + (target.Height / 2), new() { Steps = 20 });
                await page.Page.Mouse.UpAsync();

                await page.ReachAsync(@"/plan/preview\?kind=Link");
                await page.PressAsync("Accepter");
                await OpenAsync(page);
                Assert.Equal(before + 1, await LinksAsync(page));
            }
        );
    }

    private static Task<int> LinksAsync(GuardedPage page) =>
        page.Page.EvaluateAsync<int>($"async () => (await (await fetch('{Timeline}.json?whole=true')).json()).links.length");

    private static async Task MoveLastAnchorAsync(GuardedPage page)
    {
        await page.OpenAsync(Anchors);
        var day = page.Page.Locator("input[name=day][id^=day-]").Last;
        var now = DateOnly.Parse(await day.InputValueAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await day.FillAsync(now.AddDays(7).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await day.PressAsync("Enter");
        await page.ReachAsync("/plan/preview");
    }

    /// <summary>The first day of each task, as the chart is given it.</summary>
    private static Task<Dictionary<string, string>> StartsAsync(GuardedPage page) =>
        page.Page.EvaluateAsync<Dictionary<string, string>>(
            $"async () => Object.fromEntries((await (await fetch('{Timeline}.json?whole=true')).json()).tasks.map(task => [task.id, task.start]))"
        );

    /// <summary>The tasks that stand elsewhere or are gone. A workflow of the demo may make one meanwhile: that one moved nowhere.</summary>
    private static List<KeyValuePair<string, string>> Moved(Dictionary<string, string> before, Dictionary<string, string> after)
    {
        Assert.Empty(before.Keys.Except(after.Keys));
        return [.. after.Where(task => before.TryGetValue(task.Key, out var start) && start != task.Value)];
    }

    private static async Task OpenAsync(GuardedPage page)
    {
        await page.OpenAsync(Timeline);
        await page.Page.WaitForSelectorAsync("[data-chart][data-ready]");
    }

    /// <summary>Where the server draws the task: its tooltip says its days.</summary>
    private static Task<string> PlaceAsync(GuardedPage page, string id) =>
        page.Page.EvaluateAsync<string>(
            "id => [...document.querySelectorAll('.tl-bar title')][[...document.querySelectorAll('.tl-names a')].findIndex(a => a.href.endsWith(id))].textContent",
            id
        );

    private static async Task<(string Id, string Before)> DragAsync(GuardedPage page)
    {
        var bar = page.Page.Locator(".gantt_task_line.chart-movable").First;
        var id = await bar.GetAttributeAsync("data-task-id") ?? "";
        var before = await PlaceAsync(page, id);
        // Waits until it stands still under the mouse.
        await bar.HoverAsync();
        var box = await bar.BoundingBoxAsync() ?? throw new InvalidOperationException("The bar is not drawn.");
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(x + 150, y, new() { Steps = 20 });
        // The bar follows the mouse in its own time.
        await page.Page.WaitForSelectorAsync(".gantt_drag_move");
        await page.Page.Mouse.UpAsync();
        await page.ReachAsync(@"/plan/preview\?kind=Dates");
        return (id, before);
    }
}
