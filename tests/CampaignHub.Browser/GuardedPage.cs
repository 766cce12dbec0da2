using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using CampaignHub.Testing.Hub;
using Microsoft.Playwright;

namespace CampaignHub.Browser;

/// <summary>A page that notes what goes wrong behind the person's back.</summary>
public sealed class GuardedPage
{
    /// <summary>Chromium writes this for each refused form, which is how our pages say no.</summary>
    private const string Refused = "Failed to load resource: the server responded with a status of 422";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Uri _site;
    private readonly ConcurrentQueue<string> _problems = new();
    private readonly List<string> _expected = [Refused];

    public GuardedPage(IPage page, Uri site)
    {
        ArgumentNullException.ThrowIfNull(page);
        Page = page;
        _site = site;
        page.Console += (_, message) => Note(message.Type is "error" or "warning", $"console: {message.Text}");
        page.PageError += (_, error) => Note(true, $"script: {error}");
        page.Request += (_, request) => Note(IsForeign(request.Url), $"request to another site: {request.Url}");
        page.RequestFailed += (_, request) => Note(IsLost(request), $"request failed: {request.Url}: {request.Failure}");
        page.Crash += (_, _) => Note(true, "the page crashed");
    }

    public IPage Page { get; }

    /// <summary>What went wrong and was not expected.</summary>
    public IReadOnlyCollection<string> Problems => _problems;

    /// <summary>A console message with these words belongs to what is tested.</summary>
    public GuardedPage Expecting(string words)
    {
        _expected.Add(words);
        return this;
    }

    /// <summary>Opens a path of the site and expects it to be there.</summary>
    public async Task OpenAsync(string path)
    {
        var response = await Page.GotoAsync(path);
        Assert.True(response?.Ok, $"{path} answered {response?.Status}.");
    }

    /// <summary>
    /// Waits until the browser stands at an address that matches. It asks the browser itself again and again: Playwright's own
    /// <c>WaitForURLAsync</c> looks first and listens then, and waits in vain for an arrival between the two.
    /// </summary>
    public async Task ReachAsync([StringSyntax(StringSyntaxAttribute.Regex)] string address)
    {
        await Assertions
            .Expect(Page)
            .ToHaveURLAsync(new Regex(address, RegexOptions.None, Patience), new() { Timeout = (float)Patience.TotalMilliseconds });
        await Page.WaitForLoadStateAsync();
    }

    /// <summary>Fills a field by its label.</summary>
    public Task FillAsync(string label, string value) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);

    /// <summary>Presses a button by its name.</summary>
    public Task PressAsync(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>Walks to an element by the Tab key alone.</summary>
    public async Task TabToAsync(string selector)
    {
        for (var presses = 0; !await Page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector); presses++)
        {
            Assert.True(presses < 150, $"{selector} is not reached by the keyboard.");
            await Page.Keyboard.PressAsync("Tab");
        }
    }

    /// <summary>WCAG 2.2 AA and axe's best practices: nothing may be found.</summary>
    public async Task AssertAccessibleAsync()
    {
        var findings = await Axe.RunAsync(Page);
        Assert.True(findings.Count == 0, $"{Page.Url}\n{string.Join('\n', findings)}");
    }

    /// <summary>Nothing may reach beyond the window's width (WCAG 1.4.10 at 320 px).</summary>
    public async Task AssertFitsAsync()
    {
        var beyond = await Page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(beyond <= 0, $"{Page.Url} is {beyond} px too wide.");
    }

    /// <summary>The whole page as artifacts/screenshots/NAME.png.</summary>
    public Task ScreenshotAsync(string name) =>
        Page.ScreenshotAsync(
            new() { Path = System.IO.Path.Combine(PublishedHub.Repository, "artifacts", "screenshots", name + ".png"), FullPage = true }
        );

    private void Note(bool isProblem, string problem)
    {
        if (isProblem && !_expected.Exists(words => problem.Contains(words, StringComparison.Ordinal)))
        {
            _problems.Enqueue($"{Page.Url}: {problem}");
        }
    }

    private bool IsForeign(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var to)
        && to.Scheme is "http" or "https" or "ws" or "wss"
        && to.Authority != _site.Authority;

    /// <summary>A page that is left takes its unfinished requests with it; that is nobody's fault.</summary>
    private static bool IsLost(IRequest request) => request.Failure != "net::ERR_ABORTED";
}
