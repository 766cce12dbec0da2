using Microsoft.Playwright;

namespace CampaignHub.Browser;

/// <summary>The chart of the demo plan: as many bars as the drawing without script has, and nothing moves before it is accepted.</summary>
public sealed class DrawnPlan(ChromiumBrowser browser)
{
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

    private static async Task OpenAsync(GuardedPage page)
    {
        await page.OpenAsync(Timeline);
        await page.Page.WaitForSelectorAsync("[data-chart][data-ready]");
    }

    /// <summary>Where the server draws the task: its tooltip says its days.</summary>
    private static Task<string> PlaceAsync(GuardedPage page, string id) =>
        page.Page.EvaluateAsync<string>("id => document.querySelector(`svg.tl a[href$='${id}'] title`).textContent", id);

    private static async Task<(string Id, string Before)> DragAsync(GuardedPage page)
    {
        var bar = page.Page.Locator(".gantt_task_line.chart-movable").First;
        await bar.ScrollIntoViewIfNeededAsync();
        var id = await bar.GetAttributeAsync("data-task-id") ?? "";
        var before = await PlaceAsync(page, id);
        var box = await bar.BoundingBoxAsync() ?? throw new InvalidOperationException("The bar is not drawn.");
        var (x, y) = (box.X + (box.Width / 2), box.Y + (box.Height / 2));
        await page.Page.Mouse.MoveAsync(x, y);
        await page.Page.Mouse.DownAsync();
        await page.Page.Mouse.MoveAsync(x + 150, y, new() { Steps = 8 });
        await page.Page.Mouse.UpAsync();
        await page.Page.WaitForURLAsync(url => url.Contains("/plan/preview?kind=Dates", StringComparison.Ordinal));
        return (id, before);
    }
}
