using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignHub.Platform.Workflows;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Features.Workflows.Instances;

/// <summary>An execution as its line of the journal. Long values are cut: the journal tells, it does not archive.</summary>
internal static class JournalLine
{
    private const int LongestValue = 2000;

    public static WorkflowStepRow Of(
        ActivityExecution execution,
        Guid instanceId,
        IReadOnlyList<Telling> effects,
        int attempt,
        Telling? fault
    ) =>
        new()
        {
            InstanceId = instanceId,
            Sequence = execution.Sequence,
            ActivityId = execution.ActivityId,
            ActivityName = execution.ActivityName,
            Title = execution.ActivityTitle,
            IsResume = execution.IsResume,
            Status = execution.Status,
            Outcomes = JsonSerializer.Serialize(execution.Outcomes),
            Input = Cut(execution.Input).ToJsonString(),
            Effects = JsonSerializer.Serialize(effects),
            StartedAt = execution.StartedUtc,
            DurationMs = (int)Math.Min(int.MaxValue, (execution.CompletedUtc - execution.StartedUtc).TotalMilliseconds),
            Attempt = attempt,
            Error = fault is null ? null : JsonSerializer.Serialize(fault),
        };

    private static JsonObject Cut(JsonObject values)
    {
        var cut = new JsonObject();
        foreach (var (name, value) in values)
        {
            var text = value?.ToJsonString();
            cut[name] = text?.Length > LongestValue ? text[..LongestValue] + "…" : value?.DeepClone();
        }

        return cut;
    }
}
