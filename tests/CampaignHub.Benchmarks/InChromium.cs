using Microsoft.Playwright;

namespace CampaignHub.Benchmarks;

/// <summary>A headless Chromium without a graphics card, and the administrator of the demo signed in.</summary>
internal static class InChromium
{
    public static readonly ViewportSize Window = new() { Width = 1280, Height = 900 };

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = "/usr/bin/chromium", Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] }
        );

    public static async Task<IBrowserContext> SignInAsync(IBrowser chromium, Uri site)
    {
        var context = await chromium.NewContextAsync(
            new()
            {
                BaseURL = site.AbsoluteUri,
                Locale = "en-GB",
                ViewportSize = Window,
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync("/admin/sign-in");
        await page.Locator("[name=Email]").FillAsync("ada@example.org");
        await page.Locator("[name=Password]").FillAsync("correct horse battery");
        await page.Locator("form button[type=submit]").First.ClickAsync();
        await Assertions.Expect(page).Not.ToHaveURLAsync("**/sign-in*");
        return context;
    }

    /// <summary>How long until what the selector finds stands there, by the browser's clock from the address on.</summary>
    public static async Task<double> OpenAsync(IPage page, string address, string selector)
    {
        await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.Commit });
        await page.WaitForFunctionAsync(
            $"() => document.querySelector('{selector}') !== null",
            arg: null,
            new() { PollingInterval = 10, Timeout = 120_000 }
        );
        return await page.EvaluateAsync<double>("() => new Promise(done => requestAnimationFrame(() => done(performance.now())))");
    }
}
