using System.Text.Json.Nodes;
using CampaignHub.Platform;
using CampaignHub.Platform.Web;
using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Rehearsing;

namespace CampaignHub.Features.Workflows.Rehearsing;

/// <summary>
/// The tests that a workflow carries in its file, under <c>Properties.CampaignHubTests</c>:
/// <c>[{"name": …, "event": {a rehearsal's event}, "expect": [{"activityId": …, "on": "2023-01-31", "values": {…}}], "end": "finished"}]</c>.
/// <c>expect</c> names everything it would do, in order; a test that fails is a problem like any other, so that the workflow is not switched on.
/// </summary>
internal sealed class WorkflowTests(WorkflowValidator validator, Rehearsal rehearsal)
{
    private const string Member = "CampaignHubTests";
    private const string Code = "test_failed";

    /// <summary>What keeps the workflow from running, failed tests included.</summary>
    public async Task<ValidationReport> CheckAsync(WorkflowDefinition definition, CancellationToken cancellationToken)
    {
        var report = validator.Validate(definition);
        // What cannot run cannot be tried either.
        if (!report.CanBePublished || (definition.Json["Properties"] as JsonObject)?[Member] is not { } tests)
        {
            return report;
        }

        var failures = new List<DefinitionProblem>();
        foreach (var (index, test) in (tests as JsonArray ?? [tests.DeepClone()]).Index())
        {
            var path = $"/Properties/{Member}/{index}";
            if (await FailureAsync(definition, test as JsonObject ?? [], path, cancellationToken) is { } failure)
            {
                failures.Add(failure);
            }
        }

        return report with
        {
            Problems = [.. report.Problems, .. failures],
        };
    }

    private async Task<DefinitionProblem?> FailureAsync(
        WorkflowDefinition definition,
        JsonObject test,
        string path,
        CancellationToken cancellationToken
    )
    {
        var name = test["name"]?.ToString() ?? "";
        try
        {
            if (test["event"] is not JsonObject happens)
            {
                return new(Code, path, "The test “{0}” has no event.", name);
            }

            var script = new RehearsalScript(happens);
            var report = await script.RunAsync(definition, rehearsal, cancellationToken);
            return report.End == RehearsalEnd.Faulted
                ? new(Code, path, "The test “{0}” ends with a fault: {1}", name, report.Fault ?? "")
                : Step(name, path, [.. RehearsalScript.List(test, "expect")], report, script.Zone) ?? End(name, path, test, report);
        }
        catch (RefusedException refused)
        {
            return new(Code, path, "The test “{0}” cannot be run: {1}", name, refused.Message);
        }
    }

    private static DefinitionProblem? Step(
        string name,
        string path,
        IReadOnlyList<JsonObject> expected,
        RehearsalReport report,
        TimeZoneInfo zone
    )
    {
        var done = report.Steps.Where(step => step.HasEffect).ToList();
        foreach (var number in Enumerable.Range(0, Math.Max(expected.Count, done.Count)))
        {
            var (wanted, came) = (expected.ElementAtOrDefault(number), done.ElementAtOrDefault(number));
            if (wanted is null || came is null || !Fits(wanted, came, zone))
            {
                const string Text = "The test “{0}” expects as step {1}: {2}; what came: {3}.";
                return new(
                    Code,
                    path,
                    Text,
                    name,
                    number + 1,
                    wanted is null ? "–" : Said(wanted),
                    came is null ? "–" : Said(came, wanted, zone)
                );
            }
        }

        return null;
    }

    private static DefinitionProblem? End(string name, string path, JsonObject test, RehearsalReport report) =>
        test["end"]?.ToString() is { } end && !string.Equals(end, $"{report.End}", StringComparison.OrdinalIgnoreCase)
            ? new(Code, path, "The test “{0}” expects the end {1}; what came: {2}.", name, end, report.End)
            : null;

    private static bool Fits(JsonObject expected, RehearsedStep step, TimeZoneInfo zone) =>
        expected["activityId"]?.ToString() == step.ActivityId
        && (expected["on"] is not { } on || on.ToString() == On(step, zone))
        && (expected["values"] as JsonObject ?? []).All(pair => step.Values[pair.Key]?.ToString() == pair.Value?.ToString());

    private static string Said(JsonObject expected) =>
        string.Join(
                ' ',
                (string?[])
                    [
                        expected["activityId"]?.ToString(),
                        expected["on"]?.ToString(),
                        expected["values"]?.ToJsonString(RehearsalJson.Options),
                    ]
            )
            .Trim();

    // Of the values only those that the test is about.
    private static string Said(RehearsedStep step, JsonObject? expected, TimeZoneInfo zone)
    {
        var values = (expected?["values"] as JsonObject ?? []).Select(pair => $" {pair.Key} “{step.Values[pair.Key]}”");
        return $"{step.ActivityId} {On(step, zone)}{string.Concat(values)}";
    }

    private static string On(RehearsedStep step, TimeZoneInfo zone) =>
        Days.Iso(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(step.At, zone).DateTime));
}
