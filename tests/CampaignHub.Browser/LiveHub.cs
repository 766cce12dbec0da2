using CampaignHub.Testing.Hub;

namespace CampaignHub.Browser;

/// <summary>A published hub that set itself up by a recipe, with one administrator, for the length of a journey.</summary>
public sealed class LiveHub : IAsyncDisposable
{
    public const string Email = "ada@example.org";
    public const string Password = "correct horse battery";

    private readonly HubHome _home;

    private LiveHub(HubHome home, HubProcess process)
    {
        _home = home;
        Process = process;
    }

    public HubProcess Process { get; }
    public Uri Url => Process.Url;
    public string DataDirectory => _home.Folder;

    public static async Task<LiveHub> StartAsync(string recipe = "blank", params IEnumerable<(string Name, string Value)> environment)
    {
        var home = new HubHome();
        try
        {
            IEnumerable<(string, string)> setup =
            [
                ("CampaignHub__Setup__SiteName", "Un essai"),
                ("CampaignHub__Setup__AdminEmail", Email),
                ("CampaignHub__Setup__AdminPassword", Password),
                ("CampaignHub__Setup__Recipe", recipe),
                .. environment,
            ];
            return new LiveHub(home, await HubProcess.StartAsync(home, setup));
        }
        catch
        {
            home.Dispose();
            throw;
        }
    }

    /// <summary>Signs the administrator in; the page stands at the first page behind the door.</summary>
    public static async Task SignInAsync(GuardedPage page)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.OpenAsync("/admin/sign-in");
        await page.Page.Locator("[name=Email]").FillAsync(Email);
        await page.Page.Locator("[name=Password]").FillAsync(Password);
        await page.Page.Locator("main button[type=submit], form button[type=submit]").First.ClickAsync();
        await page.ReachAsync("^(?!.*/sign-in)");
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        _home.Dispose();
    }
}
