using System.Runtime.CompilerServices;
using CampaignHub.Testing.Hub;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(CampaignHub.Browser.ChromiumBrowser))]

namespace CampaignHub.Browser;

/// <summary>The one browser of the run (Debian's Chromium). Each journey has a context, thus cookies and storage, of its own.</summary>
public sealed class ChromiumBrowser : IAsyncLifetime
{
    private static readonly string[] Paths = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private IBrowser Chromium => _browser ?? throw new InvalidOperationException("The browser was not started.");

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath =
                    Array.Find(Paths, File.Exists) ?? throw new InvalidOperationException("Install chromium, as ./test.sh does."),
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                ],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>A visit to a hub, which may not have logged a warning or an error by its end either.</summary>
    public async Task VisitAsync(
        HubProcess hub,
        Func<GuardedPage, Task> journey,
        string language = "fr-FR",
        bool hasJavaScript = true,
        int width = 1280,
        ColorScheme scheme = ColorScheme.Light,
        [CallerMemberName] string name = ""
    )
    {
        ArgumentNullException.ThrowIfNull(hub);
        await VisitAsync(hub.Url, journey, language, hasJavaScript, width, scheme, name);
        Assert.True(hub.Complaints.Count == 0, string.Join('\n', hub.Complaints));
    }

    /// <summary>
    /// A person's visit to a site. At its end nothing may have gone wrong that the person would not see: no error on the console, no breach of
    /// the content policy, no request to anybody else. A journey that fails leaves a screenshot under its name.
    /// </summary>
    public async Task VisitAsync(
        Uri site,
        Func<GuardedPage, Task> journey,
        string language = "fr-FR",
        bool hasJavaScript = true,
        int width = 1280,
        ColorScheme scheme = ColorScheme.Light,
        [CallerMemberName] string name = ""
    )
    {
        ArgumentNullException.ThrowIfNull(site);
        ArgumentNullException.ThrowIfNull(journey);
        await using var context = await Chromium.NewContextAsync(
            new()
            {
                BaseURL = site.AbsoluteUri,
                Locale = language,
                TimezoneId = "Europe/Paris",
                ColorScheme = scheme,
                ReducedMotion = ReducedMotion.Reduce,
                JavaScriptEnabled = hasJavaScript,
                ViewportSize = new() { Width = width, Height = 900 },
            }
        );
        var page = new GuardedPage(await context.NewPageAsync(), site);
        try
        {
            await journey(page);
        }
        catch
        {
            await page.ScreenshotAsync("failed-" + name);
            throw;
        }

        Assert.True(page.Problems.Count == 0, string.Join('\n', page.Problems));
    }
}
