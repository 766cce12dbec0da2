using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CampaignHub.Features.Workflows.Definitions;
using CampaignHub.Platform;
using CampaignHub.Platform.Cli;
using CampaignHub.Workflows.Rehearsing;

namespace CampaignHub.Features.Workflows.Rehearsing;

/// <summary><c>workflow simulate FILE --event EVENT.json [--clock MOMENT] [--json]</c>.</summary>
internal static class SimulateCommand
{
    public static Command Make(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "A workflow type, or a recipe that holds some." };
        var happens = new Option<string>("--event")
        {
            Description = """What happens: {"name", "at", "about", "input", "then": […]}.""",
            Required = true,
        };
        var clock = new Option<string?>("--clock") { Description = "When it begins (2023-01-17T16:00), in place of the event's own." };
        var json = new Option<bool>("--json") { Description = "Print one line of JSON for each workflow that starts, and nothing else." };
        var command = new Command("simulate", "Say what workflows would do and when, without doing it. No database is needed.")
        {
            file,
            happens,
            clock,
            json,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                host.RunAsync(services =>
                    RunAsync(
                        services,
                        parsed.GetRequiredValue(file),
                        RehearsalScript.Read(ReadFile(parsed.GetRequiredValue(happens)), parsed.GetValue(clock)),
                        parsed.GetValue(json),
                        cancellationToken
                    )
                )
        );
        return new Command("workflow", "Check workflows.") { command };
    }

    private static async Task<int> RunAsync(
        IServiceProvider services,
        string path,
        RehearsalScript script,
        bool json,
        CancellationToken cancellationToken
    )
    {
        var rehearsal = services.GetRequiredService<Rehearsal>();
        var hasStarted = false;
        foreach (var definition in WorkflowJson.ReadTypes(path, ReadFile(path)))
        {
            var report = await script.RunAsync(definition, rehearsal, cancellationToken);
            if (report.End == RehearsalEnd.NotStarted)
            {
                continue;
            }

            hasStarted = true;
            var told = RehearsalJson.Of(definition.Name, report, script.Zone);
            await (json ? Console.Out.WriteLineAsync(JsonSerializer.Serialize(told, RehearsalJson.Options)) : TellAsync(told));
        }

        return hasStarted ? 0 : throw new RefusedException("Nothing in {0} starts on {1}.", path, script.StartsOn);
    }

    private static async Task TellAsync(RehearsalJson told)
    {
        await Console.Out.WriteLineAsync(told.Name);
        foreach (var step in told.Steps)
        {
            var what = step.Title.Length > 0 ? $"{step.Activity}: {step.Title}" : step.Activity;
            var values = step.Does ? " " + step.Values.ToJsonString(RehearsalJson.Options) : "";
            await Console.Out.WriteLineAsync($"  {Local(step.At)}  {(step.Does ? "*" : " ")} {what}{values}{step.Error}");
        }

        foreach (var wait in told.Waits)
        {
            await Console.Out.WriteLineAsync(
                $"  waits for {wait.Event ?? "the clock"}{(wait.Until is { } until ? $" until {Local(until)}" : "")}"
            );
        }

        await Console.Out.WriteLineAsync($"  {told.End}, {Local(told.EndedAt)} {told.Fault}".TrimEnd());
    }

    private static string Local(DateTimeOffset at) => at.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string ReadFile(string path) =>
        File.Exists(path) ? File.ReadAllText(path) : throw new RefusedException("There is no file {0}.", path);
}
