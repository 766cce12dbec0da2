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
            hub,
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

    /// <summary>With JavaScript and without it: the code is read from the console, as a person reads it.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_reads_the_console_sets_the_hub_up_and_is_let_in(bool hasJavaScript)
    {
        using var home = new HubHome();
        await using var hub = await HubProcess.StartAsync(home);

        await browser.VisitAsync(
            hub,
            async page =>
            {
                await page.OpenAsync("/setup");
                await SetUpAsync(page, "AAAA-AAAA");
                await Assertions.Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("code");

                await SetUpAsync(page, await CodeAsync(hub));
                await page.ReachAsync("/admin");
                await Assertions.Expect(page.Page.GetByRole(AriaRole.Main)).ToBeVisibleAsync();
                if (hasJavaScript)
                {
                    await page.AssertAccessibleAsync();
                }
            },
            hasJavaScript: hasJavaScript
        );
    }

    [Fact]
    public async Task The_administrator_signs_in_and_a_wrong_password_stays_outside()
    {
        await using var hub = await LiveHub.StartAsync();

        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await page.OpenAsync("/admin/sign-in");
                await page.AssertAccessibleAsync();
                await page.FillAsync("Adresse e-mail", LiveHub.Email);
                await page.FillAsync("Mot de passe", "not this one at all");
                await page.PressAsync("Se connecter");
                await Assertions.Expect(page.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();

                await LiveHub.SignInAsync(page);
                await page.AssertAccessibleAsync();
                await page.ScreenshotAsync("home");
            }
        );
    }

    private static async Task SetUpAsync(GuardedPage page, string code)
    {
        await page.Page.Locator("[name='Form.Code']").FillAsync(code);
        await page.Page.Locator("[name='Form.SiteName']").FillAsync("Un essai");
        await page.Page.Locator("[name='Form.AdminName']").FillAsync("Ada");
        await page.Page.Locator("[name='Form.AdminEmail']").FillAsync(LiveHub.Email);
        await page.Page.Locator("[name='Form.AdminPassword']").FillAsync(LiveHub.Password);
        await page.PressAsync("Installer");
    }

    private static async Task<string> CodeAsync(HubProcess hub)
    {
        const string Label = "Code ";
        for (var waited = 0; waited < 100; waited++)
        {
            if (hub.Output.IndexOf(Label, StringComparison.Ordinal) is >= 0 and var at)
            {
                return hub.Output[(at + Label.Length)..].TrimStart().Split('\n')[0];
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"No code on the console:\n{hub.Output}");
    }
}
