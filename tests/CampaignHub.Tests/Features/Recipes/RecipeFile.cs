using CampaignHub.Features.Recipes;

namespace CampaignHub.Tests.Features.Recipes;

/// <summary>A recipe in a folder of its own, gone after the test.</summary>
internal sealed class RecipeFile : IDisposable
{
    private readonly DirectoryInfo _folder = System.IO.Directory.CreateTempSubdirectory("hub-recipe-");

    public RecipeFile(string json, string name = "test")
    {
        Path = In($"{name}.recipe.json");
        File.WriteAllText(Path, json);
    }

    public string Path { get; }

    public string In(string file) => System.IO.Path.Combine(_folder.FullName, file);

    public static string Steps(params string[] steps) => $$"""{ "name": "test", "steps": [{{string.Join(',', steps)}}] }""";

    public Task<Recipe> ReadAsync() => Recipe.ReadFileAsync(Path, TestContext.Current.CancellationToken);

    public async Task<RecipeReport> PlanAsync(HubFactory hub, RecipeInputs? inputs = null)
    {
        var recipe = await ReadAsync();
        return await hub.InsideAsync(services =>
            services
                .GetRequiredService<RecipeRunner>()
                .PlanAsync(recipe, inputs ?? RecipeInputs.None, TestContext.Current.CancellationToken)
        );
    }

    public async Task<RecipeReport> RunAsync(HubFactory hub, RecipeInputs? inputs = null)
    {
        var recipe = await ReadAsync();
        return await hub.InsideAsync(services =>
            services.GetRequiredService<RecipeRunner>().RunAsync(recipe, inputs ?? RecipeInputs.None, TestContext.Current.CancellationToken)
        );
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
