using System.Text.Json;
using System.Text.RegularExpressions;
using CampaignHub.Tests.House;

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
    }

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
