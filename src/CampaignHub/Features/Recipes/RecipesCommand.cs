using System.CommandLine;
using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform.Cli;

namespace CampaignHub.Features.Recipes;

/// <summary><c>recipe plan|run FILE [--json]</c> and <c>recipe schema [FILE]</c>.</summary>
internal static class RecipesCommand
{
    public static Command Plan(CommandHost host) =>
        OnFile(
            "plan",
            "Say what a recipe would create, change, leave as it is or leave out. Nothing is changed; without a database, an empty site is compared with.",
            (path, json) =>
                HasDatabase(host.Services)
                    ? host.RunOnDataAsync(services => PlanAsync(services, path, json))
                    : host.RunAsync(services => PlanOnEmptyAsync(services, path, json))
        );

    public static Command Run(CommandHost host) =>
        OnFile(
            "run",
            "Do what a recipe says, all of it or nothing.",
            (path, json) => host.RunOnDataAsync(services => RunAsync(services, path, json))
        );

    public static Command Schema(CommandHost host)
    {
        var file = new Argument<string?>("FILE")
        {
            Description = "Where to write it; recipes/recipe.schema.json unless told.",
            DefaultValueFactory = _ => null,
        };
        var command = new Command("schema", "Write the JSON schema of recipes, read off the steps that this hub knows.") { file };
        command.SetAction(
            (parsed, cancellationToken) =>
                host.RunAsync(async services =>
                {
                    var path =
                        parsed.GetValue(file) ?? Path.Combine(services.GetRequiredService<RecipeLibrary>().Folder, RecipeSchema.FileName);
                    await File.WriteAllTextAsync(path, services.GetRequiredService<RecipeSchema>().Write(), cancellationToken);
                    return 0;
                })
        );
        return new Command("recipe", "Plan and run recipes.") { command };
    }

    private static Command OnFile(string name, string description, Func<string, bool, Task<int>> action)
    {
        var file = new Argument<string>("FILE") { Description = "The recipe: *.recipe.json." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON, and nothing else." };
        var command = new Command(name, description) { file, json };
        command.SetAction(parsed => action(parsed.GetRequiredValue(file), parsed.GetValue(json)));
        return new Command("recipe", "Plan and run recipes.") { command };
    }

    private static bool HasDatabase(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>().GetConnectionString("CampaignHub") is { Length: > 0 }
        || File.Exists(services.GetRequiredService<DataDirectory>().DatabaseFile);

    private static async Task<int> PlanOnEmptyAsync(IServiceProvider services, string path, bool json)
    {
        await services.GetRequiredService<MemoryDatabase>().OpenAsync(services);
        return await PlanAsync(services, path, json);
    }

    private static async Task<int> PlanAsync(IServiceProvider services, string path, bool json)
    {
        var recipe = await Recipe.ReadFileAsync(path, CancellationToken.None);
        var report = await services.GetRequiredService<RecipeRunner>().PlanAsync(recipe, RecipeInputs.None, CancellationToken.None);
        await PrintAsync(report, json);
        return 0;
    }

    private static async Task<int> RunAsync(IServiceProvider services, string path, bool json)
    {
        var recipe = await Recipe.ReadFileAsync(path, CancellationToken.None);
        var report = await services.GetRequiredService<RecipeRunner>().RunAsync(recipe, RecipeInputs.None, CancellationToken.None);
        await PrintAsync(report, json);
        foreach (var problem in report.Problems)
        {
            await Console.Error.WriteLineAsync($"error: {path}: {problem}");
        }

        return report.IsRefused ? CommandHost.Refused : 0;
    }

    public static async Task PrintAsync(RecipeReport report, bool json)
    {
        if (json)
        {
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(report.ToJson(), JsonSerializerOptions.Web));
            return;
        }

        foreach (var step in report.Steps)
        {
            await Console.Out.WriteLineAsync(
                $"{step.Action.ToString().ToLowerInvariant(), -12} {step.Pointer, -10} {step.Name, -28} {step.Text}"
            );
        }

        foreach (var remark in report.Elsewhere)
        {
            await Console.Out.WriteLineAsync($"problem      {remark}");
        }
    }
}
