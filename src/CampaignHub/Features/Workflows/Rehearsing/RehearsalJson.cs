using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CampaignHub.Workflows.Rehearsing;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Features.Workflows.Rehearsing;

/// <summary>A rehearsal for programs. Instants bear the offset of the zone.</summary>
/// <param name="End"><c>finished</c>, <c>waiting</c>, <c>faulted</c>, <c>stopped</c> (still going on after 1,500 days or 2,000 steps) or <c>not_started</c>.</param>
internal sealed record RehearsalJson(
    string Name,
    RehearsalEnd End,
    DateTimeOffset EndedAt,
    IReadOnlyList<RehearsalJson.Step> Steps,
    IReadOnlyList<RehearsalJson.Wait> Waits,
    string? Fault
)
{
    /// <param name="Does">It would have changed something: sent, created, told.</param>
    internal sealed record Step(
        DateTimeOffset At,
        string ActivityId,
        string Activity,
        string Title,
        ActivityStatus Status,
        IReadOnlyList<string> Outcomes,
        bool Does,
        JsonObject Values,
        string? Error
    );

    /// <param name="Event">Null when it waits for the clock alone.</param>
    internal sealed record Wait(string ActivityId, string? Event, string About, DateTimeOffset? Until);

    public static JsonSerializerOptions Options { get; } =
        new(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        };

    public static RehearsalJson Of(string name, RehearsalReport report, TimeZoneInfo zone) =>
        new(
            name,
            report.End,
            TimeZoneInfo.ConvertTime(report.EndedAt, zone),
            [
                .. report.Steps.Select(step => new Step(
                    TimeZoneInfo.ConvertTime(step.At, zone),
                    step.ActivityId,
                    step.Name,
                    step.Title,
                    step.Status,
                    step.Outcomes,
                    step.HasEffect,
                    step.Values,
                    step.Error
                )),
            ],
            [
                .. report.Waits.Select(wait => new Wait(
                    wait.ActivityId,
                    wait.Event,
                    wait.CorrelationId,
                    wait.Until is { } until ? TimeZoneInfo.ConvertTime(until, zone) : null
                )),
            ],
            report.Fault
        );
}
