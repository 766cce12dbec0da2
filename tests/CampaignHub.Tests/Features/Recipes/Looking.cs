using System.Net;
using CampaignHub.Features.Recipes;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Recipes;

/// <summary>The pages of an administrator.</summary>
public sealed class Looking
{
    [Fact]
    public async Task An_administrator_sees_the_plan_and_runs_it()
    {
        await using var hub = new HubFactory();
        using var admin = await hub.AdministratorAsync();

        await admin.OpenAsync("/admin/recipes");
        Assert.Contains("No campaign yet: you start your own.", admin.Text, StringComparison.Ordinal);
        await admin.OpenAsync("/admin/recipes/run/blank");
        Assert.Contains("running it changes nothing", admin.Text, StringComparison.Ordinal);
        await admin.SubmitAsync("form[data-confirm]");
        await admin.FollowAsync();

        Assert.Contains("The recipe Empty was run.", admin.Text, StringComparison.Ordinal);
        Assert.Equal("blank", await hub.DbAsync(db => db.Set<AppliedRecipe>().Select(each => each.Name).SingleAsync()));
        await admin.OpenAsync("/admin/recipes/run/none");
        Assert.Equal(HttpStatusCode.NotFound, admin.Status);
    }

    [Fact]
    public async Task A_recipe_that_a_person_brings_is_planned_and_then_run()
    {
        await using var hub = new HubFactory();
        using var admin = await hub.AdministratorAsync();

        await BringAsync(admin, RecipeFile.Steps("""{ "name": "settings", "SiteName": "Brought" }"""));
        Assert.Equal(HttpStatusCode.OK, admin.Status);
        Assert.Contains("1 record changed", admin.Text, StringComparison.Ordinal);
        Assert.Equal("Test hub", await SiteNameAsync(hub));
        await admin.SubmitAsync("form[data-confirm]");

        Assert.Equal(HttpStatusCode.Redirect, admin.Status);
        Assert.Equal("Brought", await SiteNameAsync(hub));
    }

    [Fact]
    public async Task A_brought_recipe_with_mistakes_shows_them_and_cannot_be_run()
    {
        await using var hub = new HubFactory();
        using var admin = await hub.AdministratorAsync();

        await BringAsync(admin, "{ nonsense");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, admin.Status);
        Assert.Contains("mine.json, line 1, column 3", admin.Text, StringComparison.Ordinal);
        await BringAsync(admin, RecipeFile.Steps("""{ "name": "settings", "SiteName": "[file:text('a.txt')]" }"""));

        Assert.Contains("this recipe came without its folder", admin.Text, StringComparison.Ordinal);
        Assert.Null(admin.Page.QuerySelector("form[data-confirm] button[type=submit]"));
    }

    [Theory]
    [InlineData("/admin/recipes")]
    [InlineData("/admin/recipes/run/blank")]
    [InlineData("/admin/recipes/upload")]
    public async Task A_coordinator_has_no_business_there(string path)
    {
        await using var hub = new HubFactory();
        using var coordinator = await hub.VisitorAsync(CampaignRole.Coordinator);

        await coordinator.OpenAsync(path);

        Assert.Equal(HttpStatusCode.Forbidden, coordinator.Status);
    }

    private static async Task BringAsync(Visitor visitor, string json)
    {
        await visitor.OpenAsync("/admin/recipes/upload");
        await visitor.UploadAsync("main form", "Chosen", "mine.json", System.Text.Encoding.UTF8.GetBytes(json));
    }

    private static Task<string> SiteNameAsync(HubFactory hub) =>
        hub.DbAsync(db => db.Set<Setting>().Where(each => each.Key == "Site:Name").Select(each => each.Value).SingleAsync());
}
