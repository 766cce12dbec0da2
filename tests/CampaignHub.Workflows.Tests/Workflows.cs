using System.Text.Json.Nodes;
using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Workflows.Tests;

/// <summary>Drawings in few words, and what runs them.</summary>
internal static class Workflows
{
    public static ActivityCatalog Catalog { get; } =
        ActivityCatalog.WithBuiltIns().Add<MeetingHeld>().Add<AnswerReceived>().Add<SendMail>().Add<CreateTask>().Add<Mark>().Add<Breaks>();

    public static WorkflowExpressions Expressions { get; } = new();

    public static WorkflowValidator Validator { get; } = new(Catalog, Expressions);

    public static Interpreter Interpreter(TestHost host, int maxSteps = 10_000) =>
        new(Catalog, Expressions, host) { MaxStepsWithoutWaiting = maxSteps };

    /// <summary>
    /// Activities as <c>id: Name {properties}</c>, transitions as <c>id -Outcome-> id</c>, one a line; the first activity starts.
    /// </summary>
    public static WorkflowDefinition Draw(string drawing)
    {
        var definition = WorkflowDefinition.Create("type", "Drawing");
        foreach (var line in drawing.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Split("-> ") is [var from, var to])
            {
                var parts = from.Split('-', 2);
                definition.Connect(parts[0].Trim(), parts[1].Trim(), to.Trim());
                continue;
            }

            var (id, rest) = line.Split(": ", 2) is [var first, var second] ? (first, second) : throw new FormatException(line);
            var (name, properties) = rest.IndexOf('{') is var at and > 0 ? (rest[..at].Trim(), rest[at..]) : (rest, "{}");
            definition.Add(id, name, definition.Activities.Count == 0, JsonNode.Parse(properties)!.AsObject());
        }

        return definition;
    }

    public static async Task<(WorkflowInstance Instance, IReadOnlyList<ActivityExecution> Journal)> RunAsync(
        this TestHost host,
        WorkflowDefinition definition,
        JsonObject? input = null,
        string about = "meeting-1"
    )
    {
        var interpreter = Interpreter(host);
        var start = definition.Activities.First(activity => activity.IsStart);
        var happened = new WorkflowEvent(start.Name) { CorrelationId = about, Input = input ?? [] };
        var instance = await interpreter.StartAsync(definition, start, happened, host);
        return await interpreter.RunAsync(definition, instance!, host);
    }
}
