using Microsoft.Playwright;

namespace CampaignHub.Browser;

/// <summary>A workflow made by keyboard alone, as a list of steps.</summary>
public sealed class EditedWorkflow(ChromiumBrowser browser, DemoHub hub) : IClassFixture<DemoHub>
{
    private const string Workflows = "/admin/campaigns/changer-de-cap/workflows";

    [Fact]
    public async Task Somebody_without_a_mouse_makes_a_workflow_tries_it_and_puts_it_in_force() =>
        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                var keyboard = page.Page.Keyboard;
                async Task PressAsync(string selector)
                {
                    await page.TabToAsync(selector);
                    await keyboard.PressAsync("Enter");
                    await page.Page.WaitForLoadStateAsync(LoadState.DOMContentLoaded);
                }

                await LiveHub.SignInAsync(page);
                await page.OpenAsync(Workflows + "/new");
                await page.AssertAccessibleAsync();
                await keyboard.TypeAsync("Remercier après un rendez-vous");
                await page.TabToAsync("#StartsOn");
                await keyboard.TypeAsync("Un rendez-vous a");
                await PressAsync("form.hub-form button[type=submit]");
                await page.ReachAsync("/edit$");

                await PressAsync("a[href*=new-step]");
                await page.ReachAsync("/new-step");
                await page.AssertAccessibleAsync();
                await PressAsync("button[value=CampaignHubCreateTask]");
                await page.ReachAsync("/steps/[^/]+$");
                // A step begins without what it needs: nothing of it is lost, and the page says what is missing.
                await PressAsync("form.hub-form button[type=submit]");
                await Assertions.Expect(page.Page.Locator(".invalid-feedback").First).ToBeVisibleAsync();
                await page.AssertAccessibleAsync();
                await page.TabToAsync("#property-Title");
                await keyboard.TypeAsync("Remercier : {{ input.title }}");
                await PressAsync("form.hub-form button[type=submit]");
                await page.ReachAsync("/edit$");
                await page.AssertAccessibleAsync();
                await page.ScreenshotAsync("workflow-steps");

                await PressAsync("a[href$=rehearsal]");
                await page.ReachAsync("/rehearsal$");
                await page.AssertAccessibleAsync();
                await PressAsync("section a[href*=happened]");
                await Assertions.Expect(page.Page.Locator(".hub-history")).ToContainTextAsync("Remercier : ");
                await page.AssertAccessibleAsync();

                await page.Page.GoBackAsync();
                await page.Page.GoBackAsync();
                await PressAsync("form[action*=Publish] button");
                await Assertions.Expect(page.Page.Locator("main")).ToContainTextAsync("Version 2");
                await page.AssertAccessibleAsync();
            }
        );
}
