using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using CampaignHub.Features.Workflows.Rehearsing;
using CampaignHub.Platform;
using CampaignHub.Platform.Cli;

namespace CampaignHub.Features.Workflows.Definitions;

/// <summary><c>workflow validate FILE [--json]</c>.</summary>
internal static class WorkflowCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record Line(string Name, int Activities, IReadOnlyList<string> Unknown, IReadOnlyList<Problem> Problems);

    private sealed record Problem(string Code, string Path, string Text);

    public static Command Validate(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "A workflow type, or a recipe that holds some." };
        var json = new Option<bool>("--json") { Description = "Print one line of JSON for each workflow, and nothing else." };
        var command = new Command("validate", "Say what keeps the workflows of a file from running here. No database is needed.")
        {
            file,
            json,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                host.RunAsync(services =>
                    ValidateAsync(
                        services.GetRequiredService<WorkflowTests>(),
                        parsed.GetRequiredValue(file),
                        parsed.GetValue(json),
                        cancellationToken
                    )
                )
        );
        return new Command("workflow", "Check workflows.") { command };
    }

    private static async Task<int> ValidateAsync(WorkflowTests tests, string path, bool json, CancellationToken cancellationToken)
    {
        var text = File.Exists(path)
            ? await File.ReadAllTextAsync(path, cancellationToken)
            : throw new RefusedException("There is no file {0}.", path);
        foreach (var definition in WorkflowJson.ReadTypes(path, text))
        {
            var report = await tests.CheckAsync(definition, cancellationToken);
            if (json)
            {
                var problems = report.Problems.Select(problem => new Problem(problem.Code, problem.Path, problem.Message));
                var line = new Line(report.Name, report.Activities, report.Unknown, [.. problems]);
                await Console.Out.WriteLineAsync(JsonSerializer.Serialize(line, Json));
                continue;
            }

            await Console.Out.WriteLineAsync($"{report.Name}: {report.Activities} activities, {report.Problems.Count} problems");
            foreach (var problem in report.Problems)
            {
                await Console.Out.WriteLineAsync($"  {problem}");
            }
        }

        return 0;
    }
}
