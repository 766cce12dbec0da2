using System.Text.Json.Nodes;

namespace CampaignHub.Tests.Features.Recipes;

public sealed class ByCommand
{
    [Fact]
    public async Task Without_a_database_a_plan_is_compared_with_an_empty_site()
    {
        using var machine = new HubCommand(hasDatabase: false);
        using var file = new RecipeFile(
            "\uFEFF"
                + RecipeFile.Steps(
                    """{ "name": "CampaignHub.Campaign", "id": "c", "campaignName": "[js: variables('none')]", "slug": "c" }""",
                    """{ "name": "settings", "SiteName": "A", }""",
                    """{ "name": "unheard-of" } /* and a comment */"""
                )
        );

        var (exitCode, output, _) = await machine.RunProcessAsync(["recipe", "plan", file.Path, "--json"]);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            """
            {"name":"test","steps":[
            {"name":"CampaignHub.Campaign","pointer":"/steps/0","action":"unchanged","text":"/steps/0/campaignName: There is no variable \"none\"."},
            {"name":"settings","pointer":"/steps/1","action":"create","text":"1 created"},
            {"name":"unheard-of","pointer":"/steps/2","action":"unsupported","text":"this hub knows no such step"}],
            "problems":["/steps/0/campaignName: There is no variable \"none\"."]}
            """.ReplaceLineEndings(""),
            JsonNode.Parse(output)!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })
        );
        Assert.False(File.Exists(Path.Combine(machine.Folder, "campaignhub.db")));
    }

    [Fact]
    public async Task A_run_applies_what_it_can_and_then_changes_nothing()
    {
        using var machine = new HubCommand();
        using var file = new RecipeFile(RecipeFile.Steps("""{ "name": "settings", "SiteName": "A" }""", """{ "name": "unheard-of" }"""));

        var first = await machine.RunAsync(["recipe", "run", file.Path]);
        var second = await machine.RunAsync(["recipe", "run", file.Path]);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.StartsWith("create ", first.Output, StringComparison.Ordinal);
        Assert.Contains("unsupported", first.Output, StringComparison.Ordinal);
        Assert.StartsWith("unchanged ", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_with_a_problem_is_refused_whole()
    {
        using var machine = new HubCommand();
        using var file = new RecipeFile(
            RecipeFile.Steps("""{ "name": "settings", "SiteName": "A" }""", """{ "name": "settings", "SiteName": "[js: while(1);]" }""")
        );

        var (exitCode, _, error) = await machine.RunAsync(["recipe", "run", file.Path, "--json"]);
        var plan = await machine.RunAsync(["recipe", "plan", file.Path]);

        Assert.Equal(1, exitCode);
        Assert.Contains("error: ", error, StringComparison.Ordinal);
        Assert.Contains("/steps/1/SiteName: ", error, StringComparison.Ordinal);
        Assert.StartsWith("create ", plan.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "steps": [ }""", 1, "test.recipe.json, line 1, column 14: ")]
    [InlineData(null, 1, "There is no recipe")]
    public async Task What_cannot_be_read_is_one_sentence(string? json, int wanted, string sentence)
    {
        using var machine = new HubCommand(hasDatabase: false);
        using var file = new RecipeFile(json ?? "{}");

        var (exitCode, output, error) = await machine.RunAsync([
            "recipe",
            "plan",
            json is null ? file.In("none.recipe.json") : file.Path,
            "--json",
        ]);

        Assert.Equal(wanted, exitCode);
        Assert.Empty(output);
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Equal(1, error.Count(letter => letter == '\n'));
    }

    [Fact]
    public async Task A_wrong_usage_is_told_apart()
    {
        using var machine = new HubCommand(hasDatabase: false);

        var (exitCode, _, error) = await machine.RunAsync(["recipe", "plan"]);

        Assert.Equal(2, exitCode);
        Assert.StartsWith("error: ", error, StringComparison.Ordinal);
    }
}
