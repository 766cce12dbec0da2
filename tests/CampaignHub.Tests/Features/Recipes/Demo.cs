using System.Text.Json;
using System.Text.RegularExpressions;
using CampaignHub.Features.Planning;
using CampaignHub.Features.Recipes;
using CampaignHub.Tests.House;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Recipes;

/// <summary>The demo campaign tells the story of the case: its sizes, and no address but at example.org.</summary>
public sealed partial class Demo
{
    [Fact]
    public void It_has_the_sizes_of_the_case()
    {
        using var recipe = Read();

        Assert.Equal(40, Step(recipe, "CampaignHub.Directory").GetProperty("actors").GetArrayLength());
        Assert.Equal(60, Step(recipe, "CampaignHub.Directory").GetProperty("ties").GetArrayLength());
        var demands = Step(recipe, "CampaignHub.Demands").GetProperty("demands");
        Assert.Equal(6, demands.GetArrayLength());
        Assert.Equal(11, demands.EnumerateArray().Sum(demand => demand.GetProperty("versions").GetArrayLength()));
        Assert.Equal(60, Step(recipe, "CampaignHub.Plan").GetProperty("tasks").GetArrayLength());
        Assert.Equal(3, Step(recipe, "CampaignHub.Plan").GetProperty("anchors").GetArrayLength());
        var press = Step(recipe, "CampaignHub.Press");
        Assert.Equal(25, press.GetProperty("journalists").GetArrayLength());
        Assert.Equal(4, press.GetProperty("lists").GetArrayLength());
        Assert.Equal(2, press.GetProperty("releases").GetArrayLength());
        Assert.Equal(1, press.GetProperty("kits").GetArrayLength());
        Assert.Equal(2, Step(recipe, "CampaignHub.Meetings").GetProperty("meetings").GetArrayLength());
        Assert.Equal(5, Step(recipe, "CampaignHub.Commitments").GetProperty("commitments").GetArrayLength());
        Assert.Equal(3, Step(recipe, "WorkflowType").GetProperty("data").GetArrayLength());
    }

    [Theory]
    [InlineData("after")]
    [InlineData("before")]
    [InlineData("true-dates")]
    public async Task Each_of_its_stories_is_told_without_a_problem_and_only_once(string story)
    {
        await using var hub = new HubFactory();
        var recipe = await Recipe.ReadFileAsync(
            Path.Combine(Repository.Root, "recipes/changer-de-cap.recipe.json"),
            TestContext.Current.CancellationToken
        );
        var inputs = RecipeInputs.None with { Variables = new Dictionary<string, string> { ["story"] = story } };

        var first = await RunAsync(hub, recipe, inputs);
        var second = await RunAsync(hub, recipe, inputs);

        Assert.Empty(first.Problems);
        Assert.All(first.Steps, step => Assert.Empty(step.Remarks));
        Assert.All(second.Steps, step => Assert.Equal(StepAction.Unchanged, step.Action));
    }

    [Fact]
    public async Task A_task_in_the_trash_stays_there_when_the_recipe_runs_again()
    {
        await using var hub = new HubFactory();
        var recipe = await Recipe.ReadFileAsync(
            Path.Combine(Repository.Root, "recipes/changer-de-cap.recipe.json"),
            TestContext.Current.CancellationToken
        );
        await RunAsync(hub, recipe, RecipeInputs.None);
        var gone = await hub.DbAsync(async db =>
        {
            db.Here.EnterEverywhere();
            var item = await db.Set<PlanItem>().OrderBy(item => item.Id).FirstAsync();
            item.Trash(db.Here.Now);
            await db.SaveChangesAsync();
            return item.Id;
        });

        var again = await RunAsync(hub, recipe, RecipeInputs.None);

        Assert.Empty(again.Problems);
        Assert.NotNull(
            await hub.DbAsync(db =>
            {
                db.Here.EnterEverywhere();
                return db.WithTrash<PlanItem>().Where(item => item.Id == gone).Select(item => item.TrashedAt).SingleAsync();
            })
        );
    }

    private static Task<RecipeReport> RunAsync(HubFactory hub, Recipe recipe, RecipeInputs inputs) =>
        hub.InsideAsync(services =>
            services.GetRequiredService<RecipeRunner>().RunAsync(recipe, inputs, TestContext.Current.CancellationToken)
        );

    [Fact]
    public void Every_address_in_it_is_at_example_org() =>
        Assert.All(Address().Matches(Text()), match => Assert.EndsWith("@example.org", match.Value, StringComparison.Ordinal));

    private static string Text() => File.ReadAllText(Path.Combine(Repository.Root, "recipes/changer-de-cap.recipe.json"));

    private static JsonDocument Read() => JsonDocument.Parse(Text());

    private static JsonElement Step(JsonDocument recipe, string name) =>
        recipe.RootElement.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("name").GetString() == name);

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Address();
}
