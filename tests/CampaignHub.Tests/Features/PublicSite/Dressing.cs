using System.Net;
using CampaignHub.Features.PublicSite;
using CampaignHub.Features.Recipes;
using CampaignHub.Tests.Features.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.PublicSite;

/// <summary>Templates of the hub in the place of the theme's.</summary>
public sealed class Dressing
{
    private const string NotFound = "/admin/site-templates/not-found";

    [Fact]
    public async Task An_administrator_draws_a_page_in_another_way_and_goes_back_to_the_themes()
    {
        await using var hub = new HubFactory();
        using var administrator = await hub.AdministratorAsync();
        using var reader = Visitor.At(hub);
        await administrator.OpenAsync(NotFound);
        Assert.Contains("{{", administrator.Page.QuerySelector("textarea")?.TextContent, StringComparison.Ordinal);

        await administrator.SubmitAsync("form[data-guard]", ("Liquid", "<h1>Nothing at {{ Site.SiteName }} & co</h1>"));
        await administrator.FollowAsync();
        await reader.OpenAsync("/pages/none");
        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
        Assert.Equal("Nothing at Test hub & co", reader.Page.QuerySelector("main h1")?.TextContent);

        await administrator.SubmitAsync("form[data-confirm]");
        await administrator.FollowAsync();
        Assert.Contains("The theme's template not-found is in force again.", administrator.Text, StringComparison.Ordinal);
        await reader.OpenAsync("/pages/none");
        Assert.DoesNotContain("Nothing at", reader.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not-found", "<p>\n{% if x %}", "Line 2")]
    [InlineData("layout", "<main></main>", "A layout needs the tag {% render_body %}")]
    public async Task A_template_that_breaks_the_site_is_not_taken(string name, string liquid, string words)
    {
        await using var hub = new HubFactory();
        using var administrator = await hub.AdministratorAsync();
        await administrator.OpenAsync($"/admin/site-templates/{name}");

        await administrator.SubmitAsync("form[data-guard]", ("Liquid", liquid));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, administrator.Status);
        Assert.Contains(words, administrator.Text, StringComparison.Ordinal);
        Assert.False(await hub.DbAsync(db => db.Set<ThemeTemplate>().AnyAsync()));
    }

    [Fact]
    public async Task A_template_that_never_ends_leaves_the_site_in_the_themes_dress()
    {
        await using var hub = new HubFactory().Expecting("cannot be drawn");
        using var administrator = await hub.AdministratorAsync();
        using var reader = Visitor.At(hub);
        await administrator.OpenAsync(NotFound);
        await administrator.SubmitAsync(
            "form[data-guard]",
            ("Liquid", "{% for a in (1..1000) %}{% for b in (1..1000) %}{% for c in (1..1000) %}x{% endfor %}{% endfor %}{% endfor %}")
        );
        Assert.Equal(HttpStatusCode.Redirect, administrator.Status);

        await reader.OpenAsync("/pages/none");

        Assert.Equal(HttpStatusCode.NotFound, reader.Status);
        Assert.Contains("Back to the home page", reader.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Templates_of_a_recipe_stand_in_the_place_of_the_themes()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(
            RecipeFile.Steps(
                """{ "name": "Templates", "Templates": { "not-found": { "Description": "Ours", "Content": "<h1>Lost?</h1>" }, "Content__LandingPage": { "Content": "x" } } }"""
            )
        );

        var report = await file.RunAsync(hub);

        Assert.Equal(StepAction.Create, report.Steps[0].Action);
        Assert.Equal(
            """/steps/0/Templates/Content__LandingPage: The theme has no template "Content__LandingPage".""",
            report.Steps[0].Remarks.Single().ToString()
        );
        using var reader = Visitor.At(hub);
        await reader.OpenAsync("/pages/none");
        Assert.Equal("Lost?", reader.Page.QuerySelector("main h1")?.TextContent);
        Assert.Equal(StepAction.Unchanged, (await file.RunAsync(hub)).Steps[0].Action);
    }

    [Fact]
    public async Task A_template_that_cannot_be_read_is_a_problem_of_its_step()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(
            RecipeFile.Steps("""{ "name": "Templates", "Templates": { "home": { "Content": "{% for x in %}" } } }""")
        );

        var report = await file.RunAsync(hub);

        Assert.True(report.IsRefused);
        Assert.StartsWith(
            "/steps/0/Templates/home/Content: Line 1, column ",
            report.Steps[0].Remarks.Single().ToString(),
            StringComparison.Ordinal
        );
        Assert.False(await hub.DbAsync(db => db.Set<ThemeTemplate>().AnyAsync()));
    }
}
