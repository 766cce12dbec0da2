using CampaignHub.Testing.Hub;
using Microsoft.Playwright;

namespace CampaignHub.Browser;

/// <summary>What somebody meets who has just started the hub.</summary>
public sealed class FirstSteps(ChromiumBrowser browser)
{
    [Theory]
    [InlineData("fr-FR", 1280, ColorScheme.Light)]
    [InlineData("en-GB", 1280, ColorScheme.Dark)]
    [InlineData("fr-FR", 320, ColorScheme.Light)]
    public async Task The_setup_page_is_there_for_everybody(string language, int width, ColorScheme scheme)
    {
        using var home = new HubHome();
        await using var hub = await HubProcess.StartAsync(home);

        await browser.VisitAsync(
            hub.Url,
            async page =>
            {
                await page.OpenAsync("/setup");
                Assert.Equal(language[..2], await page.Page.GetAttributeAsync("html", "lang"));
                await page.AssertAccessibleAsync();
                await page.AssertFitsAsync();
                await page.ScreenshotAsync($"setup-{language}-{width}-{scheme}");
            },
            language,
            width: width,
            scheme: scheme
        );
    }
}
