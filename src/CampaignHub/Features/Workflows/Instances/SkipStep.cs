using System.Text.Json;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Workflows;
using CampaignHub.Workflows.Running;

namespace CampaignHub.Features.Workflows.Instances;

/// <summary>Lets an instance go on without the step at which it failed or waits; who did it and why stands in its journal.</summary>
internal sealed class SkipStep(HubDb db, Interpreter interpreter, DefinitionCache definitions)
{
    public const int ReasonMaxLength = 500;

    /// <exception cref="RefusedException">No reason is given, or it does not stand there any more.</exception>
    public async Task ExecuteAsync(
        WorkflowInstanceRow row,
        string activityId,
        string outcome,
        string? reason,
        CancellationToken cancellationToken
    )
    {
        var why = reason?.Trim() is { Length: > 0 and <= ReasonMaxLength } said
            ? said
            : throw new RefusedException("Say why the step is skipped, in at most {0} characters.", ReasonMaxLength);
        var definition = await definitions.ReadAsync(db, row.VersionId, cancellationToken);
        var before = row.Read();
        WorkflowInstance after;
        try
        {
            after = interpreter.Skip(definition, before, activityId, outcome);
        }
        catch (InvalidOperationException)
        {
            throw new RefusedException("It does not stand at this step any more, or the step never ends so.") { Code = "not_there" };
        }

        var step = definition.Find(activityId)!;
        db.Add(
            new WorkflowStepRow
            {
                InstanceId = row.Id,
                Sequence = before.Sequence,
                ActivityId = activityId,
                ActivityName = step.Name,
                Title = step.Title,
                IsResume = false,
                Status = ActivityStatus.Skipped,
                Outcomes = JsonSerializer.Serialize<string[]>([outcome]),
                Input = "{}",
                Effects = JsonSerializer.Serialize<Telling[]>([new("Skipped by {0}: {1}", [db.Here.User?.Name ?? "", why])]),
                StartedAt = db.Here.Now,
                DurationMs = 0,
                Attempt = 1,
            }
        );
        row.GoOn(after, db.Here.Now);
        await InstanceWaits.SaveAsync(db, before, after, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }
}
