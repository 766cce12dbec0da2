using System.Text.Json.Nodes;
using CampaignHub.Data;
using CampaignHub.Platform.Events;
using CampaignHub.Platform.Workflows;
using CampaignHub.Workflows.Running;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Workflows.Instances;

/// <summary>
/// An event happened: it starts an instance of each workflow that is switched on and begins with it, and reaches those that wait for it.
/// It only leaves rows; the runner moves instances.
/// </summary>
internal sealed class HearEvents(HubDb db, WorkflowEvents events, DefinitionCache definitions, Interpreter interpreter, WorkflowHost host)
    : IEventSubscriber
{
    public string Name => nameof(HearEvents);

    public bool Hears(string eventName) => events.Find(eventName) is not null;

    public async Task HearAsync(OutboxEvent heard, CancellationToken cancellationToken)
    {
        if (!db.Here.HasCampaign || events.Find(heard.Name) is not { } announced)
        {
            return;
        }

        await SignalAsync(heard, announced, cancellationToken);
        var starting = await db.Set<WorkflowType>().AsNoTracking().Where(type => type.IsEnabled).ToListAsync(cancellationToken);
        foreach (var type in starting.OrderBy(type => type.Id))
        {
            await StartAsync(type, heard, announced, cancellationToken);
        }
    }

    private async Task SignalAsync(OutboxEvent heard, AnnouncedEvent announced, CancellationToken cancellationToken)
    {
        var correlations = announced.CorrelationsOf(heard);
        var waits = await db.Set<WorkflowWait>()
            .AsNoTracking()
            .Where(wait => wait.Event == announced.Activity && correlations.Contains(wait.Correlation))
            .ToListAsync(cancellationToken);
        db.AddRange(
            waits
                .DistinctBy(wait => (wait.InstanceId, wait.Correlation))
                .Select(wait => new WorkflowSignal
                {
                    InstanceId = wait.InstanceId,
                    Event = wait.Event,
                    Correlation = wait.Correlation,
                    Input = heard.Payload,
                })
        );
    }

    private async Task StartAsync(WorkflowType type, OutboxEvent heard, AnnouncedEvent announced, CancellationToken cancellationToken)
    {
        var definition = await definitions.ReadAsync(db, type.VersionId, cancellationToken);
        if (
            definition.StartsOn(announced.Activity).FirstOrDefault() is not { } start
            || (definition.IsSingleton && await IsAliveAsync(type, cancellationToken))
        )
        {
            return;
        }

        var happened = new WorkflowEvent(announced.Activity)
        {
            CorrelationId = $"{heard.SubjectId}",
            Input = JsonNode.Parse(heard.Payload)!.AsObject(),
        };
        var started = await interpreter.StartAsync(definition, start, happened, host, $"{type.VersionId}", cancellationToken);
        if (started is null)
        {
            return;
        }

        var row = new WorkflowInstanceRow
        {
            Id = Guid.Parse(started.WorkflowId),
            TypeId = type.Id,
            VersionId = type.VersionId,
            EventId = heard.Id,
            SubjectKind = announced.SubjectKind,
            SubjectId = heard.SubjectId,
            StartedAt = db.Here.Now,
        };
        row.Write(started, db.Here.Now);
        db.Add(row);
    }

    private Task<bool> IsAliveAsync(WorkflowType type, CancellationToken cancellationToken) =>
        db.Set<WorkflowInstanceRow>()
            .AnyAsync(
                row => row.TypeId == type.Id && (row.State == InstanceState.Running || row.State == InstanceState.Waiting),
                cancellationToken
            );
}
