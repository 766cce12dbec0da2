using Microsoft.Playwright;

namespace CampaignHub.Browser;

/// <summary>The main job on the demo campaign, from end to end: who decides, the plan, the release and its mails, the meeting, the promise, what follows.</summary>
[Trait("Databases", "Both")]
public sealed class MainJob(ChromiumBrowser browser)
{
    private const string Campaign = "/admin/campaigns/changer-de-cap";
    private const string Meeting = "Rendez-vous avec la direction du réseau";
    private const string Words = "Chaque caisse aura un accueil sans rendez-vous avant la fin du mois.";

    [Fact]
    public async Task A_coordinator_does_the_whole_main_job()
    {
        await using var hub = await LiveHub.StartAsync("changer-de-cap");

        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await LiveHub.SignInAsync(page);
                await page.AssertAccessibleAsync();
                await SeeWhoDecidesAsync(page);
                await SeeThePlanAsync(page);
                await SendTheReleaseAsync(page);
                await FindTheMailsAsync(page, hub);
                await HoldTheMeetingAsync(page);
                await RecordThePromiseAsync(page);
                await SeeTheFollowUpAsync(page);
                await ReadItInPublicAsync(page);
            }
        );
    }

    private static async Task SeeWhoDecidesAsync(GuardedPage page)
    {
        await page.OpenAsync($"{Campaign}/stakeholders?class=DirectTarget");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Direction générale de la Cnaf" })).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await page.OpenAsync($"{Campaign}/stakeholders/network");
        await Assertions.Expect(page.Page.Locator("table").First).ToBeAttachedAsync();
        await page.AssertAccessibleAsync();
    }

    private static async Task SeeThePlanAsync(GuardedPage page)
    {
        await page.OpenAsync($"{Campaign}/plan");
        await Assertions.Expect(page.Page.GetByText("Relancer la direction générale").First).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await page.OpenAsync($"{Campaign}/plan/timeline");
        await Assertions.Expect(page.Page.Locator("[data-chart][data-ready]")).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
    }

    private static async Task SendTheReleaseAsync(GuardedPage page)
    {
        await page.OpenAsync($"{Campaign}/releases");
        await page.AssertAccessibleAsync();
        await page.Page.GetByText("la réponse écrite n'est pas venue").ClickAsync();
        await page.AssertAccessibleAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Envoyer à une liste" }).ClickAsync();
        await page.Page.GetByLabel("Liste de presse").SelectOptionAsync(new SelectOptionValue { Label = "Presse régionale" });
        await page.PressAsync("Voir qui le reçoit");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "6 journalistes le reçoivent" })).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        await page.Page.Locator("#send button").ClickAsync();
        await ConfirmAsync(page);
        await Assertions.Expect(page.Page.Locator("main")).ToContainTextAsync("Envoyé le");
        await page.AssertAccessibleAsync();
    }

    // No relay is configured: the mails are written into a folder, and shown.
    private static async Task FindTheMailsAsync(GuardedPage page, LiveHub hub)
    {
        await page.OpenAsync($"{Campaign}/mailbox");
        await Assertions.Expect(page.Page.Locator("main")).ToContainTextAsync("la réponse écrite n'est pas venue");
        await page.AssertAccessibleAsync();
        var outbox = System.IO.Path.Combine(hub.DataDirectory, "outbox");
        for (var wait = 0; System.IO.Directory.GetFiles(outbox, "*.eml", SearchOption.AllDirectories).Length < 6; wait++)
        {
            Assert.True(wait < 200, "Six mails were not written within twenty seconds.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private static async Task HoldTheMeetingAsync(GuardedPage page)
    {
        await page.OpenAsync($"{Campaign}/meetings");
        await page.AssertAccessibleAsync();
        await page.OpenAsync($"{Campaign}/meetings/new");
        await page.AssertAccessibleAsync();
        await page.Page.Locator("main [name$='Title']").FillAsync(Meeting);
        var today = await page.Page.EvaluateAsync<string>("() => new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' })");
        await page.Page.Locator("main [name$='StartsOn']").FillAsync(today);
        await page.PressAsync("Enregistrer");
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = Meeting })).ToBeVisibleAsync();
        await page.PressAsync("Il a eu lieu");
        await ConfirmAsync(page);
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = "Réponse écrite" })).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
    }

    private static async Task RecordThePromiseAsync(GuardedPage page)
    {
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Noter un engagement" }).ClickAsync();
        await page.AssertAccessibleAsync();
        await page.Page.Locator("[name='Form.Words']").FillAsync(Words);
        await PickAsync(page, "Qui l'a promis", "reseau cnaf", "Direction du réseau de la Cnaf");
        await page.PressAsync("Enregistrer");
        await Assertions.Expect(page.Page.Locator(".hub-verbatim").First).ToContainTextAsync(Words);
        await page.AssertAccessibleAsync();
    }

    // With the keyboard alone, as somebody does who sees nothing.
    private static async Task PickAsync(GuardedPage page, string label, string words, string name)
    {
        var picker = page.Page.GetByRole(AriaRole.Group, new() { Name = label });
        if (await picker.GetByRole(AriaRole.Radio, new() { Name = name }).CountAsync() == 0)
        {
            await picker.GetByRole(AriaRole.Combobox).PressSequentiallyAsync(words);
            await Assertions.Expect(picker.GetByRole(AriaRole.Option).First).ToContainTextAsync(name);
            await page.AssertAccessibleAsync();
            await picker.GetByRole(AriaRole.Combobox).PressAsync("ArrowDown");
            await picker.GetByRole(AriaRole.Combobox).PressAsync("Enter");
        }

        await picker.GetByRole(AriaRole.Radio, new() { Name = name }).CheckAsync();
    }

    private static async Task SeeTheFollowUpAsync(GuardedPage page)
    {
        var commitment = page.Page.Url;
        await page.OpenAsync($"{Campaign}/workflows");
        await page.AssertAccessibleAsync();
        await page.OpenAsync($"{Campaign}/workflows/instances");
        await page.AssertAccessibleAsync();
        var line = page.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = Meeting });
        for (
            var wait = 0;
            await line.CountAsync() == 0 || !(await line.First.InnerTextAsync()).Contains("attente", StringComparison.Ordinal);
            wait++
        )
        {
            Assert.True(wait < 40, "The follow-up did not start within twenty seconds.");
            await Task.Delay(500, TestContext.Current.CancellationToken);
            await page.Page.ReloadAsync();
        }

        await line.First.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.AssertAccessibleAsync();
        await page.OpenAsync($"{Campaign}/plan");
        await Assertions.Expect(page.Page.Locator("main")).ToContainTextAsync($"Remercier : {Meeting}");
        await page.Page.GotoAsync(commitment);
    }

    private static async Task ReadItInPublicAsync(GuardedPage page)
    {
        await page.Page.Locator("a[href$='/publication']").First.ClickAsync();
        await page.ReachAsync("/publication$");
        await page.AssertAccessibleAsync();
        await page.PressAsync("Publier");
        await ConfirmAsync(page);
        await page.ReachAsync("(?<!/publication)$");
        await Assertions.Expect(page.Page.Locator("main")).ToContainTextAsync(Words);
        await page.OpenAsync("/commitments");
        await page.AssertAccessibleAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = Words }).ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Heading, new() { Name = Words })).ToBeVisibleAsync();
        await page.AssertAccessibleAsync();
        foreach (
            var path in (string[])["/", "/news", "/releases", "/pages/la-campagne", "/press-kits/pour-des-caf-au-service-des-allocataires"]
        )
        {
            await page.OpenAsync(path);
            await page.AssertAccessibleAsync();
        }
    }

    private static Task ConfirmAsync(GuardedPage page) => page.Page.Locator("dialog.hub-dialog button[value=yes]").ClickAsync();
}
