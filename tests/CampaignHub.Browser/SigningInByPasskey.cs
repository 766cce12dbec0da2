using Microsoft.Playwright;

namespace CampaignHub.Browser;

/// <summary>A device of Chromium's own making keeps the key (WebAuthn's virtual authenticator).</summary>
public sealed class SigningInByPasskey(ChromiumBrowser browser)
{
    [Fact]
    public async Task A_passkey_lets_its_person_in_until_it_is_removed()
    {
        await using var hub = await LiveHub.StartAsync();

        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await PlugInAsync(page.Page);
                await LiveHub.SignInAsync(page);
                await page.OpenAsync("/admin/profile/passkeys");
                await page.AssertAccessibleAsync();
                await page.FillAsync("Nom de l'appareil", "Mon téléphone");
                await page.PressAsync("Nouvelle clé d'accès");
                await Assertions.Expect(page.Page.GetByRole(AriaRole.Rowheader, new() { Name = "Mon téléphone" })).ToBeVisibleAsync();
                await page.AssertAccessibleAsync();
                await page.ScreenshotAsync("passkeys");

                await SignOutAsync(page);
                await page.OpenAsync("/admin/sign-in");
                await page.AssertAccessibleAsync();
                await page.ScreenshotAsync("sign-in");
                await page.PressAsync("Se connecter avec une clé d'accès");
                await page.ReachAsync("^(?!.*/sign-in)");

                await page.OpenAsync("/admin/profile/passkeys");
                await page.PressAsync("Retirer");
                await page.PressAsync("Confirmer");
                await Assertions.Expect(page.Page.GetByText("Pas encore de clé d'accès")).ToBeVisibleAsync();
                await SignOutAsync(page);
                await page.OpenAsync("/admin/sign-in");
                await page.PressAsync("Se connecter avec une clé d'accès");
                await Assertions.Expect(page.Page.GetByText("n'ouvre pas le site")).ToBeVisibleAsync();
                await page.AssertAccessibleAsync();
            }
        );
    }

    /// <summary>Somebody who heard the answer of a device cannot use it again.</summary>
    [Fact]
    public async Task What_a_device_answered_once_opens_nothing_twice()
    {
        await using var hub = await LiveHub.StartAsync();

        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await PlugInAsync(page.Page);
                await LiveHub.SignInAsync(page);
                await page.OpenAsync("/admin/profile/passkeys");
                await page.FillAsync("Nom de l'appareil", "Mon téléphone");
                await page.PressAsync("Nouvelle clé d'accès");
                await Assertions.Expect(page.Page.GetByRole(AriaRole.Rowheader, new() { Name = "Mon téléphone" })).ToBeVisibleAsync();
                await SignOutAsync(page);
                await page.OpenAsync("/admin/sign-in");
                var request = await page.Page.RunAndWaitForRequestAsync(
                    () => page.PressAsync("Se connecter avec une clé d'accès"),
                    sent => sent.Method == "POST" && sent.Url.EndsWith("/passkey", StringComparison.Ordinal)
                );
                await page.ReachAsync("^(?!.*/sign-in)");
                await SignOutAsync(page);

                await page.OpenAsync("/admin/sign-in/passkey");
                foreach (var answer in new[] { Credential(request.PostData), "{}", "nothing" })
                {
                    await page.Page.EvaluateAsync(
                        "answer => { const form = document.querySelector('form[data-passkey]'); form.elements.Credential.value = answer; form.submit(); }",
                        answer
                    );
                    await Assertions.Expect(page.Page.GetByText("n'ouvre pas le site")).ToBeVisibleAsync();
                    await page.OpenAsync("/admin/sign-in/passkey");
                }
            }
        );
    }

    private static string Credential(string? form) =>
        Uri.UnescapeDataString(
            form!.Split('&').Single(part => part.StartsWith("Credential=", StringComparison.Ordinal))[11..].Replace('+', ' ')
        );

    private static async Task SignOutAsync(GuardedPage page)
    {
        await page.OpenAsync("/admin/sign-out");
        await page.Page.Locator("main form button[type=submit]").First.ClickAsync();
        await page.ReachAsync("^(?!.*/sign-out)");
    }

    private static async Task PlugInAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync(
            "WebAuthn.addVirtualAuthenticator",
            new()
            {
                ["options"] = new Dictionary<string, object>
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            }
        );
    }
}
