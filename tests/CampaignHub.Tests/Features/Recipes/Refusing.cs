using CampaignHub.Features.Recipes;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Recipes;

public sealed class Refusing
{
    [Theory]
    [InlineData("\"SiteName\": \"[js: variables('a')]\"", "/steps/1/SiteName: The variables go round in a circle: a → b → a.")]
    [InlineData("\"SiteName\": \"[js: variables('none')]\"", "/steps/1/SiteName: There is no variable \"none\".")]
    [InlineData("\"SiteName\": \"[js: while (true) {}]\"", "/steps/1/SiteName: The script fails: The script was stopped")]
    [InlineData("\"SiteName\": \"[js: (function f() { return f(); })()]\"", "/steps/1/SiteName: The script fails: The script was stopped")]
    [InlineData("\"SiteName\": \"[js: 'a'.repeat(500000000)]\"", "/steps/1/SiteName: The script fails: The script was stopped")]
    [InlineData("\"SiteName\": \"[js: nothing()]\"", "/steps/1/SiteName: The script fails: nothing is not defined")]
    [InlineData("\"SiteName\": \"[js: protect('a', 'b')]\"", "/steps/1/SiteName: The script fails: protect is not defined")]
    [InlineData("\"SiteName\": \"[env:HOME]\"", "/steps/1/SiteName: This hub does not evaluate [env: …].")]
    [InlineData("\"SiteName\": \"[file:text('none.txt')]\"", "/steps/1/SiteName: There is no file \"none.txt\" beside the recipe.")]
    [InlineData("\"SiteName\": \"[file:text(none)]\"", "/steps/1/SiteName: After [file: stands text('…')")]
    [InlineData("\"SiteName\": [1]", "/steps/1/siteName: The value does not fit here.")]
    [InlineData("\"TimeZoneId\": \"Mars/Base\"", "/steps/1/TimeZoneId: There is no time zone \"Mars/Base\"")]
    public async Task A_mistake_is_told_with_its_place_and_nothing_of_the_recipe_is_kept(string member, string problem)
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(Around($$"""{ "name": "settings", {{member}} }"""));

        var report = await file.RunAsync(hub);

        Assert.StartsWith(problem, Assert.Single(report.Problems).ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(StepAction.Update, report.Steps[0].Action);
        Assert.Equal(StepAction.Problem, report.Steps[1].Action);
        await AssertUntouchedAsync(hub);
    }

    [Theory]
    [InlineData("../secret.txt")]
    [InlineData("/etc/hostname")]
    [InlineData("sub/../../secret.txt")]
    [InlineData("file:///etc/hostname")]
    [InlineData("link.txt")]
    [InlineData("linked/secret.txt")]
    public async Task A_file_outside_the_recipes_folder_is_never_read(string path)
    {
        await using var hub = new HubFactory();
        using var outside = new RecipeFile("{}");
        await File.WriteAllTextAsync(outside.In("secret.txt"), "the secret", TestContext.Current.CancellationToken);
        using var file = new RecipeFile(Around($$"""{ "name": "settings", "SiteName": "[file:text('{{path}}')]" }"""));
        File.CreateSymbolicLink(file.In("link.txt"), outside.In("secret.txt"));
        System.IO.Directory.CreateSymbolicLink(file.In("linked"), Path.GetDirectoryName(outside.Path)!);

        var report = await file.RunAsync(hub);

        Assert.Equal(StepAction.Unsafe, report.Steps[1].Action);
        Assert.Equal($"/steps/1/SiteName: The file \"{path}\" is outside the recipe's folder.", Assert.Single(report.Problems).ToString());
        await AssertUntouchedAsync(hub);
    }

    [Fact]
    public async Task A_step_that_needs_a_campaign_and_a_misspelt_member_are_told()
    {
        await using var hub = new HubFactory().Expecting("Microsoft.EntityFrameworkCore");
        using var file = new RecipeFile(
            RecipeFile.Steps(
                """{ "name": "CampaignHub.Demands", "demands": [] }""",
                """{ "name": "CampaignHub.Campaign", "id": "c", "campaignName": "C", "slug": "c", "sumary": "x" }""",
                """{ "name": "CampaignHub.Campaign", "id": "c", "slug": "c" }""",
                """{ "name": "CampaignHub.Campaign", "id": "c", "campaignName": "C", "slug": "test" }""",
                "5"
            )
        );

        var report = await file.PlanAsync(hub);

        Assert.Collection(
            report.Problems.Select(problem => problem.ToString()),
            problem => Assert.Equal("/steps/0: This step stands in a campaign: put a CampaignHub.Campaign step before it.", problem),
            problem => Assert.Equal("/steps/1/sumary: \"sumary\" is not known here.", problem),
            problem => Assert.Equal("/steps/2: This is missing: campaignName", problem),
            problem => Assert.Equal("/steps/3: Another campaign has the address word \"test\".", problem),
            problem => Assert.Equal("/steps/4: A step is an object with a name.", problem)
        );
    }

    private static string Around(string step)
    {
        var variables = step.Contains("variables('a')", StringComparison.Ordinal)
            ? """ "variables": { "a": "[js: variables('b')]", "b": "[js: variables('a')]" }, """
            : "";
        return $$"""{ "name": "test", {{variables}} "steps": [{ "name": "settings", "SiteName": "Changed" }, {{step}}] }""";
    }

    private static async Task AssertUntouchedAsync(HubFactory hub)
    {
        Assert.Equal(
            "Test hub",
            await hub.DbAsync(db => db.Set<Setting>().Where(each => each.Key == "Site:Name").Select(each => each.Value).SingleAsync())
        );
        Assert.False(await hub.DbAsync(db => db.Set<AppliedRecipe>().AnyAsync()));
    }

    [Fact]
    public async Task A_role_that_the_hub_has_not_is_a_problem_of_its_step()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(RecipeFile.Steps("""{ "name": "Roles", "Roles": [{ "Name": "Emperor", "Permissions": [] }] }"""));

        var report = await file.PlanAsync(hub);

        Assert.Equal("/steps/0/Roles/0: This hub has no role \"Emperor\".", Assert.Single(report.Problems).ToString());
    }

    [Fact]
    public async Task Steps_of_other_systems_go_to_the_only_campaign_and_ask_which_where_there_are_several()
    {
        const string Page =
            """{ "name": "content", WHICH "data": [{ "ContentItemId": "a", "ContentType": "Page", "DisplayText": "About", "AutoroutePart": { "Path": "about" } }] }""";
        await using var hub = new HubFactory();
        using var plain = new RecipeFile(RecipeFile.Steps(Page.Replace("WHICH", "", StringComparison.Ordinal)));
        using var named = new RecipeFile(RecipeFile.Steps(Page.Replace("WHICH", "\"campaign\": \"other\",", StringComparison.Ordinal)));
        using var media = new RecipeFile(
            RecipeFile.Steps("""{ "name": "media", "Files": [{ "TargetPath": "../a.txt", "Base64": "YQ==" }] }""")
        );

        Assert.Empty((await plain.RunAsync(hub)).Problems);
        Assert.Equal(
            "/steps/0/Files/0: The path \"../a.txt\" leads outside the media library.",
            Assert.Single((await media.PlanAsync(hub)).Problems).ToString()
        );
        Assert.Equal(
            "/steps/0/campaign: This hub has no campaign with the address word \"other\".",
            Assert.Single((await named.PlanAsync(hub)).Problems).ToString()
        );
        await hub.DbAsync(async db =>
        {
            db.Add(new CampaignHub.Platform.Access.Campaign { Name = "Other", Slug = "other" });
            return await db.SaveChangesAsync();
        });
        Assert.StartsWith(
            "/steps/0: This hub has several campaigns: say in the step which one is meant",
            Assert.Single((await plain.PlanAsync(hub)).Problems).ToString(),
            StringComparison.Ordinal
        );
        using var again = new RecipeFile(
            RecipeFile
                .Steps(Page.Replace("WHICH", "\"campaign\": \"other\",", StringComparison.Ordinal))
                .Replace("\"test\"", "\"second\"", StringComparison.Ordinal)
                .Replace("\"about\"", "\"about-other\"", StringComparison.Ordinal)
        );
        Assert.Empty((await again.RunAsync(hub)).Problems);

        Assert.Equal(
            ["other", "test"],
            await hub.DbAsync(db =>
                db.Set<CampaignHub.Features.PublicSite.SitePiece>()
                    .IgnoreQueryFilters()
                    .Select(piece => db.Campaigns.Single(campaign => campaign.Id == piece.CampaignId).Slug)
                    .OrderBy(slug => slug)
                    .ToListAsync()
            )
        );
    }
}
