using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignHub.Data;
using CampaignHub.Platform.Workflows;
using CampaignHub.Workflows.Definitions;
using CampaignHub.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Instances;

/// <summary>
/// Moves a claimed instance by one transaction: what came for it is handed over, then activities are executed, each with its line of the
/// journal, until one waits or faults. A crash leaves either all of it or nothing.
/// </summary>
internal sealed class MoveInstance(HubDb db, Interpreter interpreter, DefinitionCache definitions, InstanceClaims claims, WorkflowHost host)
{
    private const int StepsPerTransaction = 50;

    /// <returns>True when there is more to do at once.</returns>
    public async Task<bool> ExecuteAsync(Guid id, Guid? token, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await claims.ProlongAsync(id, token, cancellationToken))
        {
            return false;
        }

        var row = await db.Set<WorkflowInstanceRow>().SingleAsync(each => each.Id == id, cancellationToken);
        var definition = await definitions.ReadAsync(db, row.VersionId, cancellationToken);
        var before = row.Read();
        await EnterAsync(row, cancellationToken);
        var instance = await ReceiveAsync(definition, before, cancellationToken);
        var (after, fault) = await StepAsync(definition, interpreter.ResumeDue(instance) ?? instance, cancellationToken);
        row.Write(after, db.Here.Now, fault is null ? null : JsonSerializer.Serialize(fault));
        row.Failures = 0;
        var isGoingOn = row.State == InstanceState.Running;
        if (!isGoingOn)
        {
            (row.Owner, row.LeaseToken, row.LeaseUntil) = (null, null, null);
        }

        // A fault has emptied the change tracker.
        db.Update(row);
        await InstanceWaits.SaveAsync(db, before, after, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        // What is done is kept, also when the hub is stopping: a commit that is called off is logged as an error.
        await transaction.CommitAsync(CancellationToken.None);
        return isGoingOn;
    }

    private async Task EnterAsync(WorkflowInstanceRow row, CancellationToken cancellationToken)
    {
        var title = row.SubjectId is { } subject
            ? await db
                .SearchEntries.Where(entry => entry.Id == subject)
                .Select(entry => entry.Title)
                .SingleOrDefaultAsync(cancellationToken)
            : null;
        await host.EnterAsync(row, title ?? "", cancellationToken);
    }

    private async Task<WorkflowInstance> ReceiveAsync(
        WorkflowDefinition definition,
        WorkflowInstance instance,
        CancellationToken cancellationToken
    )
    {
        var id = Guid.Parse(instance.WorkflowId);
        var signals = await db.Set<WorkflowSignal>()
            .Where(signal => signal.InstanceId == id)
            .OrderBy(signal => signal.Id)
            .ToListAsync(cancellationToken);
        foreach (var signal in signals)
        {
            var happened = new WorkflowEvent(signal.Event)
            {
                CorrelationId = signal.Correlation,
                Input = JsonNode.Parse(signal.Input)!.AsObject(),
            };
            instance = await interpreter.ResumeAsync(definition, instance, happened, host, cancellationToken) ?? instance;
            db.Remove(signal);
        }

        await db.SaveChangesAsync(cancellationToken);
        return instance;
    }

    private async Task<(WorkflowInstance After, Telling? Fault)> StepAsync(
        WorkflowDefinition definition,
        WorkflowInstance instance,
        CancellationToken cancellationToken
    )
    {
        var attempt = await AttemptAsync(instance, cancellationToken);
        Telling? fault = null;
        // Added at the end, so that undoing an activity leaves them.
        var journal = new List<WorkflowStepRow>();
        for (var isGoingOn = true; isGoingOn && journal.Count < StepsPerTransaction && instance.Status == WorkflowStatus.Executing; )
        {
            var step = await interpreter.StepAsync(definition, instance, host, cancellationToken);
            var effects = host.Running.TakeEffects();
            Telling? said = null;
            if (step.IsUndone)
            {
                await host.UndoAsync(step, cancellationToken);
                said = step.Failure is { } failure ? Telling.Of(failure) : new Telling(step.Execution.Error ?? "", []);
                effects = [];
            }

            fault = step.Execution.Status == ActivityStatus.Faulted ? said : null;
            journal.Add(JournalLine.Of(step.Execution, Guid.Parse(instance.WorkflowId), effects, attempt, said));
            (instance, attempt, isGoingOn) = (step.Instance, 1, !step.EndsTransaction);
        }

        db.AddRange(journal);
        return (instance, fault);
    }

    // A try again follows its failure in the journal.
    private async Task<int> AttemptAsync(WorkflowInstance instance, CancellationToken cancellationToken)
    {
        if (instance.PendingActivities.LastOrDefault() is { Retries: > 0 } retried)
        {
            return retried.Retries + 1;
        }

        var id = Guid.Parse(instance.WorkflowId);
        var last = await db.Set<WorkflowStepRow>()
            .Where(step => step.InstanceId == id && step.Sequence == instance.Sequence - 1)
            .Select(step => new { step.Status, step.Attempt })
            .SingleOrDefaultAsync(cancellationToken);
        return last is { Status: ActivityStatus.Faulted } ? last.Attempt + 1 : 1;
    }
}
