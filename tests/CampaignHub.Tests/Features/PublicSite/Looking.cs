using System.Net;
using CampaignHub.Features.Recipes;
using CampaignHub.Platform.Settings;
using CampaignHub.Tests.Features.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.PublicSite;

/// <summary>The theme of the public site and its colours.</summary>
public sealed class Looking
{
    private const string Appearance = "/admin/settings/appearance";

    [Fact]
    public async Task An_administrator_chooses_a_theme_and_colours_and_every_page_wears_them_at_once()
    {
        await using var hub = new HubFactory();
        using var administrator = await hub.AdministratorAsync();
        using var reader = Visitor.At(hub);
        await reader.OpenAsync("/");
        Assert.Equal(["/theme/default/theme.css"], Stylesheets(reader));

        await administrator.OpenAsync(Appearance);
        await administrator.SubmitAsync("form[data-dirty]", ("Theme", "tribune"), ("Accent", "#7A0019"), ("AccentDark", "#ffb3c1"));
        await administrator.FollowAsync();

        Assert.Contains("Saved.", administrator.Text, StringComparison.Ordinal);
        await reader.OpenAsync("/");
        Assert.Equal("/theme/tribune/theme.css", Stylesheets(reader)[0]);
        var css = await reader.Client.GetStringAsync(
            new Uri(Stylesheets(reader)[1], UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Contains("(prefers-color-scheme: light) { :root { --accent: #7a0019; } }", css, StringComparison.Ordinal);
        Assert.Contains("(prefers-color-scheme: dark) { :root { --accent: #ffb3c1; } }", css, StringComparison.Ordinal);
        await reader.OpenAsync("/theme/tribune/favicon.svg");
        Assert.Equal(HttpStatusCode.OK, reader.Status);

        await administrator.SubmitAsync("form[data-dirty]", ("Theme", "default"), ("Accent", ""), ("AccentDark", ""));
        await reader.OpenAsync("/");
        Assert.Equal(["/theme/default/theme.css"], Stylesheets(reader));
    }

    [Theory]
    [InlineData(
        "Accent",
        "#ffcc00",
        "The colour #ffcc00 is hard to read on the light ground of this theme (contrast 1.5, at least 4.5 is needed): take a darker one."
    )]
    [InlineData("AccentDark", "#0a5c66", "hard to read on the dark ground")]
    [InlineData("Accent", "red", "\"red\" is not a colour; #0a5c66 is one.")]
    [InlineData("Theme", "../default", "There is no theme \"../default\".")]
    public async Task What_cannot_be_read_is_refused_in_one_sentence(string field, string value, string sentence)
    {
        await using var hub = new HubFactory();
        using var administrator = await hub.AdministratorAsync();
        await administrator.OpenAsync(Appearance);

        await administrator.SubmitAsync("form[data-dirty]", (field, value));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        Assert.Contains(sentence, administrator.Text, StringComparison.Ordinal);
        Assert.False(await hub.DbAsync(db => db.Set<Setting>().AnyAsync(setting => setting.Key.StartsWith("Site:Accent"))));
    }

    [Theory]
    [InlineData("/theme/..%2f..%2fsrc/theme.css")]
    [InlineData("/theme/default/..%2ftheme.json")]
    public async Task No_file_outside_a_themes_assets_is_served(string address)
    {
        await using var hub = new HubFactory();
        using var reader = Visitor.At(hub);

        await reader.OpenAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
    }

    [Fact]
    public async Task A_recipe_sets_the_theme_and_is_refused_a_colour_that_cannot_be_read()
    {
        await using var hub = new HubFactory();
        using var good = new RecipeFile(RecipeFile.Steps("""{ "name": "settings", "Theme": "tribune", "Accent": "#7a0019" }"""));
        using var bad = new RecipeFile(RecipeFile.Steps("""{ "name": "settings", "Theme": "none", "AccentDark": "#000000" }"""));

        var set = await good.RunAsync(hub);
        var refused = await bad.RunAsync(hub);

        Assert.Equal((StepAction.Create, StepAction.Unchanged), (set.Steps[0].Action, (await good.RunAsync(hub)).Steps[0].Action));
        Assert.Equal(["/steps/0/Theme", "/steps/0/AccentDark"], refused.Steps[0].Remarks.Select(remark => remark.Pointer));
        using var reader = Visitor.At(hub);
        await reader.OpenAsync("/");
        Assert.Equal(2, Stylesheets(reader).Count);
    }

    [Fact]
    public async Task A_site_without_anything_says_so_and_tells_administrators_what_comes_next()
    {
        await using var hub = new HubFactory();
        using var administrator = await hub.AdministratorAsync();
        using var reader = Visitor.At(hub);

        await reader.OpenAsync("/");
        Assert.Contains("This site is being prepared", reader.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("What comes next", reader.Text, StringComparison.Ordinal);

        await administrator.OpenAsync("/");
        Assert.Contains("What comes next", administrator.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["/admin/campaigns/test/site/piece", Appearance],
            administrator.Page.QuerySelectorAll("main .rows a").Select(link => link.GetAttribute("href"))
        );
        foreach (var link in administrator.Page.QuerySelectorAll("main .rows a").Select(link => link.GetAttribute("href") ?? "").ToList())
        {
            await administrator.OpenAsync(link);
            Assert.Equal(HttpStatusCode.OK, administrator.Status);
        }

        Assert.Contains("Test hub", administrator.Page.QuerySelector(".hub-nav .hub-brand")?.TextContent, StringComparison.Ordinal);
    }

    private static List<string> Stylesheets(Visitor reader) =>
        [.. reader.Page.QuerySelectorAll("link[rel=stylesheet]").Select(link => link.GetAttribute("href") ?? "")];
}
