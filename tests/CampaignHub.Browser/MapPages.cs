using System.Text;
using Microsoft.Playwright;

namespace CampaignHub.Browser;

/// <summary>Every page of the map and its directory, in both languages, by day and by night: nothing that axe finds, and nothing beyond the window of a phone.</summary>
public sealed class MapPages(ChromiumBrowser browser, DemoHub hub) : IClassFixture<DemoHub>
{
    private const string Root = "/admin/campaigns/changer-de-cap/";
    private const string Id = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static readonly string[] Pages =
    [
        "stakeholders",
        "stakeholders/new",
        "stakeholders/network?view=Actors",
        "stakeholders/views",
        "stakeholders/views/spectrum",
        "stakeholders/views/mactor",
        "stakeholders/views/axes",
        "stakeholders/shifts?from=2022-01-01&to=2023-02-28",
        "stakeholders/settings",
        "stakeholders/fields",
        "stakeholders/import",
        "interactions",
        "interactions/new",
        "interactions/neglected",
        "register",
        "register/draft",
        "register/rules",
        "register/officials",
        "directory",
        "directory/new",
        "directory/duplicates",
        "directory/merges",
        "directory/rights",
        "directory/rights/register",
        "directory/rights/requests",
        "directory/rights/retention",
        "directory/rights/words/fr",
    ];

    // On which page a link stands, how the address begins that it leads to, and what is opened of it besides.
    private static readonly (string On, string Like, string[] Further)[] Linked =
    [
        ("stakeholders", "stakeholders/", ["/edit", "/routes"]),
        ("directory?kind=Person", "directory/", ["/edit", "/removal", "/rights", "/access", "/erasure"]),
        ("interactions", "interactions/", ["/edit"]),
    ];

    // What stands on the pages of some of the people and bodies.
    private static readonly string[] OfActors = ["directory/ties/", "directory/mandates/", "directory/contacts/", "directory/posts/"];

    [Theory]
    [InlineData(1280, ColorScheme.Light, "fr-FR")]
    [InlineData(390, ColorScheme.Dark, "en-GB")]
    [InlineData(320, ColorScheme.Light, "fr-FR")]
    public async Task Each_is_for_everybody_and_fits_a_phone(int width, ColorScheme scheme, string language)
    {
        await browser.VisitAsync(
            hub.Process,
            async page =>
            {
                await LiveHub.SignInAsync(page);
                var faults = new List<string>();
                foreach (var address in Pages.Select(each => Root + each).Concat(await FoundAsync(page)))
                {
                    await page.OpenAsync(address);
                    await LookAsync(page, faults);
                }

                await page.OpenAsync($"{Root}stakeholders/import");
                await ImportAsync(page, faults);
                Assert.True(faults.Count == 0, string.Join("\n\n", faults));
            },
            language,
            width: width,
            scheme: scheme
        );
    }

    // Of a draft, and of an import that left a line out.
    private static async Task ImportAsync(GuardedPage page, List<string> faults)
    {
        await page
            .Page.Locator("#import input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "people.csv",
                    MimeType = "text/csv",
                    Buffer = Encoding.UTF8.GetBytes("Nom;Prénom;E-mail\nRoy;Jeanne;jeanne@example.org\nBlanc;Paul;no address at all\n"),
                }
            );
        await page.Page.Locator("#import [name=Source]").FillAsync("Annuaire");
        await page.Page.Locator("#import button[type=submit]").ClickAsync();
        await page.ReachAsync($"/import/{Id}$");
        await LookAsync(page, faults);
        await page.Page.Locator("#run button").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#left-out")).ToBeVisibleAsync();
        await LookAsync(page, faults);
    }

    private static async Task LookAsync(GuardedPage page, List<string> faults)
    {
        foreach (var look in new Func<Task>[] { page.AssertAccessibleAsync, page.AssertFitsAsync })
        {
            // All of them at once: a run of a hundred pages is not begun again for each.
            if (await Record.ExceptionAsync(look) is { } fault)
            {
                faults.Add(fault.Message);
            }
        }
    }

    private static async Task<IReadOnlyList<string>> FoundAsync(GuardedPage page)
    {
        var found = new List<string>();
        foreach (var (on, like, further) in Linked)
        {
            await page.OpenAsync(Root + on);
            var link = (await LinksAsync(page, like))[0];
            found.AddRange(further.Prepend("").Select(end => link + end));
        }

        var actors = new List<string>();
        foreach (var kind in new[] { "Organisation", "Person" })
        {
            await page.OpenAsync($"{Root}directory?kind={kind}");
            actors.AddRange((await LinksAsync(page, "directory/")).Take(12));
        }

        var missing = OfActors.ToList();
        foreach (var actor in actors.Where(_ => missing.Count > 0))
        {
            await page.OpenAsync(actor);
            foreach (var like in missing.ToList())
            {
                if ((await LinksAsync(page, like)).FirstOrDefault() is { } link)
                {
                    missing.Remove(like);
                    found.Add(link);
                }
            }
        }

        Assert.Empty(missing);
        return found;
    }

    // Of the page's own content, without what is asked after the address.
    private static Task<string[]> LinksAsync(GuardedPage page, string like) =>
        page.Page.EvaluateAsync<string[]>(
            """
            ([root, like, id]) => [...new Set([...document.querySelectorAll('main a[href]')].map(link => link.getAttribute('href')))]
                .filter(href => new RegExp(`^${root}${like}${id}([?].*)?$`).test(href))
            """,
            new[] { Root, like, Id }
        );
}
