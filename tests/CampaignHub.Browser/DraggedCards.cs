using Microsoft.Playwright;

namespace CampaignHub.Browser;

/// <summary>The board of the demo plan: a card is dragged to another column, and back by its own word.</summary>
public sealed class DraggedCards(ChromiumBrowser browser)
{
    private const string Board = "/admin/campaigns/changer-de-cap/plan/board";

    [Fact]
    public async Task A_card_that_is_dropped_on_another_column_is_moved_and_can_be_taken_back()
    {
        await using var hub = await LiveHub.StartAsync("changer-de-cap");

        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await LiveHub.SignInAsync(page);
                await page.OpenAsync(Board);
                await page.AssertAccessibleAsync();
                var card = Column(page, "NotStarted").Locator(".plan-card").First;
                var title = await card.Locator("a").InnerTextAsync();

                await DropAsync(page, card, "Started");
                await Assertions.Expect(Card(page, "Started", title)).ToBeVisibleAsync();
                await page.OpenAsync(Board);
                Assert.Equal(1, await Card(page, "Started", title).CountAsync());
                await page.ScreenshotAsync("plan-board");

                await DropAsync(page, Card(page, "Started", title), "NotStarted");
                await page.Page.Locator("#undo button").ClickAsync();
                await Assertions.Expect(Card(page, "Started", title)).ToBeVisibleAsync();
            }
        );
    }

    [Fact]
    public async Task A_card_that_may_not_stand_there_goes_back_and_says_why()
    {
        await using var hub = await LiveHub.StartAsync("changer-de-cap");

        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await LiveHub.SignInAsync(page);
                await page.OpenAsync("/admin/campaigns/changer-de-cap/plan/new");
                await page.Page.Locator("[name='Form.Title']").FillAsync("Un jour");
                await page.Page.Locator("[name='Form.Title']").PressAsync("Enter");
                await page.ReachAsync("^(?!.*/plan/new)");
                await page.OpenAsync($"{Board}?q=Un+jour");

                await DropAsync(page, Card(page, "NotStarted", "Un jour"), "Pinned");

                await Assertions.Expect(page.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
                Assert.Equal(1, await Card(page, "NotStarted", "Un jour").CountAsync());
                Assert.Equal(0, await Card(page, "Pinned", "Un jour").CountAsync());
            }
        );
    }

    // By its title: the list of states is not for dragging. To the head of the column: its middle may lie below the window, and the page would scroll.
    private static Task DropAsync(GuardedPage page, ILocator card, string state) =>
        card.DragToAsync(
            Column(page, state),
            new()
            {
                SourcePosition = new() { X = 30, Y = 20 },
                TargetPosition = new() { X = 40, Y = 40 },
            }
        );

    private static ILocator Column(GuardedPage page, string state) => page.Page.Locator($".plan-column[data-state={state}]");

    private static ILocator Card(GuardedPage page, string state, string title) =>
        Column(page, state).Locator(".plan-card", new() { HasText = title });
}
