using Xunit.Sdk;

namespace CampaignHub.Browser;

/// <summary>The judge of the journeys is judged here: each planted fault must fail its visit.</summary>
public sealed class Guarding(ChromiumBrowser browser)
{
    private static readonly Uri Site = new("http://localhost:9");

    [Theory]
    [InlineData("<script>console.error('It broke.')</script>", "console: It broke.")]
    [InlineData("<script>throw new Error('It fell.')</script>", "script:")]
    [InlineData("<img src='http://elsewhere.example/pixel.png' alt=''>", "request to another site: http://elsewhere.example/pixel.png")]
    [InlineData("<img src='/missing.png' alt=''>", "status of 404")]
    [InlineData("<style>p { color: red }</style>", "Content Security Policy")]
    public async Task A_fault_behind_the_persons_back_fails_the_visit(string fault, string words)
    {
        var failure = await Assert.ThrowsAnyAsync<XunitException>(() => browser.VisitAsync(Site, page => ShowAsync(page, fault)));

        Assert.Contains(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public Task What_a_test_expects_is_no_problem() =>
        browser.VisitAsync(Site, page => ShowAsync(page.Expecting("It broke."), "<script>console.error('It broke.')</script>"));

    [Fact]
    public async Task Axe_finds_a_field_without_a_label()
    {
        await browser.VisitAsync(
            Site,
            async page =>
            {
                await ShowAsync(page, "<input type='text'>");

                var failure = await Assert.ThrowsAnyAsync<XunitException>(page.AssertAccessibleAsync);
                Assert.Contains("label (critical)", failure.Message, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task A_page_that_reaches_beyond_the_window_does_not_fit()
    {
        await browser.VisitAsync(
            Site,
            async page =>
            {
                await ShowAsync(page, "<table width='400'><tr><td>Wide</td></tr></table>");

                await Assert.ThrowsAnyAsync<XunitException>(page.AssertFitsAsync);
            },
            width: 320
        );
    }

    private static async Task ShowAsync(GuardedPage page, string body)
    {
        await page.Page.RouteAsync(
            "**/*",
            route =>
                new Uri(route.Request.Url).AbsolutePath == "/"
                    ? route.FulfillAsync(
                        new()
                        {
                            ContentType = "text/html",
                            Headers = [new("Content-Security-Policy", "style-src 'self'")],
                            Body =
                                $"<!doctype html><html lang='en'><head><title>Page</title><link rel='icon' href='data:,'></head><body>{body}</body></html>",
                        }
                    )
                    : route.FulfillAsync(new() { Status = 404 })
        );
        await page.OpenAsync("/");
        await page.Page.WaitForLoadStateAsync(Microsoft.Playwright.LoadState.NetworkIdle);
    }
}
