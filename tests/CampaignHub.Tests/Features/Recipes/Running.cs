using CampaignHub.Data;
using CampaignHub.Features.Recipes;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Recipes;

public sealed class Running
{
    private static readonly string Whole = RecipeFile.Steps(
        """{ "name": "Settings", "SiteName": "New name", "TimeZoneId": "Romance Standard Time", "HomeRoute": { "Action": "Display" } }""",
        """{ "name": "feature", "enable": ["OrchardCore.Contents"] }""",
        """{ "name": "CampaignHub.Campaign", "id": "c", "campaignName": "Campaign", "slug": "c" }""",
        """{ "name": "CampaignHub.Demands", "demands": [{ "id": "d", "number": "1", "title": "One", "versions": [{ "text": "Text", "since": "2023-01-01" }] }] }"""
    );

    [Fact]
    public async Task A_plan_tells_everything_and_keeps_nothing()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(Whole);
        var before = await CountsAsync(hub);

        var report = await file.PlanAsync(hub);

        Assert.Equal(
            [StepAction.Update, StepAction.Unsupported, StepAction.Create, StepAction.Create],
            report.Steps.Select(step => step.Action)
        );
        Assert.Equal("/steps/0/HomeRoute: This hub has no such setting.", report.Steps[0].Remarks.Single().ToString());
        Assert.Equal(2, report.Steps[3].Created);
        Assert.Empty(report.Problems);
        Assert.Equal(before, await CountsAsync(hub));
    }

    [Fact]
    public async Task A_recipe_that_is_run_twice_changes_nothing_the_second_time()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(Whole);
        await file.RunAsync(hub);
        var after = await CountsAsync(hub);
        hub.Clock.Advance(TimeSpan.FromDays(1));

        var again = await file.RunAsync(hub);

        Assert.Equal(
            [StepAction.Unchanged, StepAction.Unsupported, StepAction.Unchanged, StepAction.Unchanged],
            again.Steps.Select(step => step.Action)
        );
        Assert.Equal(after, await CountsAsync(hub));
    }

    [Theory]
    [InlineData("after", 2)]
    [InlineData("before", 1)]
    public async Task An_item_is_left_out_while_its_condition_does_not_hold(string story, int demands)
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(
            $$"""
            { "name": "test", "variables": { "story": "{{story}}" }, "steps": [
              { "name": "CampaignHub.Campaign", "id": "c", "campaignName": "C", "slug": "c" }, { "name": "CampaignHub.Demands", "demands": [
              { "id": "a", "number": 1, "title": "A", "versions": [ { "text": "a", "since": "2022-08-30" } ] },
              { "id": "b", "number": 2, "title": "B", "when": "[js: variables('story') === 'after']", "versions": [ { "text": "b", "since": "2022-08-30" } ] }
            ] } ] }
            """
        );

        var report = await file.RunAsync(hub);

        Assert.Empty(report.Problems);
        Assert.Equal(
            demands,
            await hub.DbAsync(db => db.Set<CampaignHub.Features.Demands.Demand>().IgnoreQueryFilters([HubDb.CampaignFilter]).CountAsync())
        );
    }

    [Fact]
    public async Task Every_step_leaves_its_checksum_and_a_line_in_the_journal()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(Whole);
        await file.RunAsync(hub);

        var steps = await hub.DbAsync(db => db.Set<AppliedStep>().OrderBy(step => step.Pointer).ToListAsync());

        Assert.Equal(["/steps/0", "/steps/1", "/steps/2", "/steps/3"], steps.Select(step => step.Pointer));
        Assert.All(steps, step => Assert.Equal(64, step.Checksum.Length));
        var ids = steps.ConvertAll(step => step.Id);
        Assert.Equal(
            4,
            await hub.DbAsync(db => db.Journal.CountAsync(entry => ids.Contains(entry.RecordId) && entry.Action == JournalAction.Created))
        );
        Assert.Equal(
            "Europe/Paris",
            await hub.DbAsync(db => db.Set<Setting>().Where(each => each.Key == "Site:TimeZone").Select(each => each.Value).SingleAsync())
        );
    }

    [Theory]
    [InlineData("Replace", "demands.view", false, true)]
    [InlineData("Add", "demands.edit", true, true)]
    [InlineData("Remove", "demands.view", false, false)]
    public async Task Roles_are_given_permissions_of_this_hub(string behavior, string permission, bool mayEdit, bool mayView)
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(
            RecipeFile.Steps(
                $$"""{ "name": "Roles", "Roles": [{ "Name": "Reader", "Permissions": ["{{permission}}", "PublishContent"], "PermissionBehavior": "{{behavior}}" }, { "Name": "Editor", "Permissions": [] }] }"""
            )
        );
        using var reader = await hub.VisitorAsync(CampaignRole.Reader);

        var report = await file.RunAsync(hub);

        Assert.Equal(["/steps/0/Roles/0/Permissions/1", "/steps/0/Roles/1"], report.Steps[0].Remarks.Select(remark => remark.Pointer));
        await reader.OpenAsync("/admin/campaigns/test/demands");
        Assert.Equal(mayView, reader.Status == System.Net.HttpStatusCode.OK);
        await reader.OpenAsync("/admin/campaigns/test/demands/new");
        Assert.Equal(mayEdit, reader.Status == System.Net.HttpStatusCode.OK);
    }

    [Fact]
    public async Task Permissions_of_another_system_take_none_of_ours_away()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(
            RecipeFile.Steps("""{ "name": "Roles", "Roles": [{ "Name": "Contributor", "Permissions": ["EditOwnContent"] }] }""")
        );

        var report = await file.RunAsync(hub);

        Assert.Equal(StepAction.Unchanged, report.Steps[0].Action);
        Assert.False(await hub.DbAsync(db => db.RolePermissions.AnyAsync()));
    }

    // Every table with its number of rows and the sum of its versions.
    private static Task<string> CountsAsync(HubFactory hub) =>
        hub.DbAsync(async db =>
        {
            var settings = await db.Set<Setting>()
                .OrderBy(each => each.Key)
                .Select(each => $"{each.Key}={each.Value}@{each.Version}")
                .ToListAsync();
            var demands = await db.Set<CampaignHub.Features.Demands.Demand>()
                .IgnoreQueryFilters()
                .Select(each => each.Version)
                .ToListAsync();
            return string.Join(
                '|',
                [
                    .. settings,
                    $"demands {string.Join(',', demands)}",
                    $"campaigns {await db.Campaigns.CountAsync()} {await db.Campaigns.SumAsync(each => each.Version)}",
                    $"steps {await db.Set<AppliedStep>().CountAsync()} {await db.Set<AppliedStep>().SumAsync(each => each.Version)}",
                    $"recipes {await db.Set<AppliedRecipe>().CountAsync()}",
                    $"journal {await db.Journal.CountAsync()}",
                    $"outbox {await db.Outbox.CountAsync()}",
                    $"search {await db.SearchEntries.CountAsync()}",
                ]
            );
        });
}
