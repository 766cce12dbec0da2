using CampaignHub.Features.Planning.Replanning;
using CampaignHub.Tests.Features.Recipes;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Planning;

public sealed class FromARecipe
{
    [Fact]
    public async Task A_baseline_of_a_recipe_holds_the_dates_from_when_its_anchors_stood_elsewhere()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(
            RecipeFile.Steps(
                """{ "name": "CampaignHub.Campaign", "id": "c", "campaignName": "Campaign", "slug": "c" }""",
                """
                { "name": "CampaignHub.Plan", "anchors": [{ "id": "vote", "name": "Vote", "date": "2023-03-16" }],
                  "baselines": [{ "id": "first", "name": "First plan", "anchors": [{ "id": "vote", "date": "2023-03-09" }] }],
                  "tasks": [{ "id": "post", "title": "Post", "durationDays": 1, "dueOn": "2023-03-01" }, { "id": "print", "title": "Print", "durationDays": 2, "anchor": "vote" }] }
                """
            )
        );

        await file.RunAsync(hub);
        await file.RunAsync(hub);

        using var administrator = await Visitor.SignInAsync(hub, hub.Administrator.Email!);
        await administrator.OpenAsync("/admin/campaigns/c/plan/baselines");
        Assert.Contains("1 task ends on another day now.", administrator.Text, StringComparison.Ordinal);
        // What has slipped comes first, though another task is earlier.
        var row = administrator.Page.QuerySelector("tbody tr")!;
        Assert.Equal("Print", row.QuerySelector("th")!.TextContent);
        // Two working days right before Thursday the 9th, and before Thursday the 16th.
        Assert.Equal(
            ["7 March 2023 – 8 March 2023 7 days later", "14 March 2023 – 15 March 2023"],
            row.QuerySelectorAll("td")
                .Select(cell => string.Join(' ', cell.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        );
        Assert.Equal(1, await hub.DbAsync(db => db.Set<PlanBaseline>().IgnoreQueryFilters().CountAsync()));
    }

    [Fact]
    public async Task A_baseline_that_names_an_unknown_anchor_is_a_problem_that_is_told()
    {
        await using var hub = new HubFactory();
        using var file = new RecipeFile(
            RecipeFile.Steps(
                """{ "name": "CampaignHub.Campaign", "id": "c", "campaignName": "Campaign", "slug": "c" }""",
                """{ "name": "CampaignHub.Plan", "anchors": [], "tasks": [], "baselines": [{ "id": "first", "name": "First", "anchors": [{ "id": "gone", "date": "2023-03-09" }] }] }"""
            )
        );

        var report = await file.PlanAsync(hub);

        Assert.Equal("/steps/1/baselines/first/anchors: there is no anchor \"gone\"", Assert.Single(report.Problems).ToString());
    }
}
