using System.Text.Json;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Work;
using CampaignHub.Platform.Workflows;
using CampaignHub.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Workflows.Instances;

internal enum InstanceState
{
    Running,
    Waiting,
    Finished,
    Faulted,
    Cancelled,
}

/// <summary>One run of a workflow. Its engine's state is whole in it, so that whoever holds the lease goes on from the last commit.</summary>
internal sealed class WorkflowInstanceRow : IInCampaign, ILeased
{
    public Guid Id { get; init; } = OrderedId.Next();
    public Guid CampaignId { get; set; }
    public required Guid TypeId { get; init; }

    /// <summary>The drawing it began with and stays on.</summary>
    public required Guid VersionId { get; init; }

    /// <summary>The event that started it: one instance for each.</summary>
    public Guid? EventId { get; init; }
    public string? SubjectKind { get; init; }
    public Guid? SubjectId { get; init; }
    public InstanceState State { get; private set; }

    /// <summary>The engine's own instance, as JSON.</summary>
    public string Engine { get; private set; } = "";
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset ChangedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>When it must be looked at; null while only an event can wake it, and once it has ended.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>Why it faulted, as a <see cref="Telling"/>.</summary>
    public string? Fault { get; private set; }
    public Guid? CancelledById { get; private set; }

    /// <summary>Times in a row that it could not be moved at all, its database being away for one.</summary>
    public int Failures { get; set; }

    /// <summary>The process that holds the lease.</summary>
    public Guid? Owner { get; set; }
    public Guid? LeaseToken { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    public SubjectRef? About => SubjectKind is null || SubjectId is not { } id ? null : new SubjectRef(SubjectKind, id);

    public Telling? ReadFault() => Fault is null ? null : JsonSerializer.Deserialize<Telling>(Fault);

    public bool HasEnded => State is InstanceState.Finished or InstanceState.Cancelled;

    public WorkflowInstance Read() => WorkflowInstance.FromJson(Engine);

    public void Write(WorkflowInstance instance, DateTimeOffset now, string? fault = null)
    {
        (Engine, ChangedAt, Fault) = (instance.ToJson(), now, fault);
        State = instance.Status switch
        {
            WorkflowStatus.Finished => InstanceState.Finished,
            WorkflowStatus.Faulted => InstanceState.Faulted,
            WorkflowStatus.Aborted => InstanceState.Cancelled,
            WorkflowStatus.Halted => InstanceState.Waiting,
            _ => InstanceState.Running,
        };
        EndedAt = HasEnded ? now : null;
        DueAt = State switch
        {
            InstanceState.Running => now,
            InstanceState.Waiting => instance.WakesAt,
            _ => null,
        };
    }

    /// <summary>Executes again what faulted.</summary>
    public void Retry(DateTimeOffset now)
    {
        if (State == InstanceState.Faulted)
        {
            Write(Read().Retry(), now);
        }
    }

    /// <summary>Goes on as <paramref name="after"/> says. Whoever moves it at this moment loses the lease.</summary>
    public void GoOn(WorkflowInstance after, DateTimeOffset now)
    {
        Write(after, now);
        (Owner, LeaseToken, LeaseUntil) = (null, null, null);
    }

    /// <summary>Stops it for good. Whoever moves it at this moment loses the lease.</summary>
    public void Cancel(DateTimeOffset now, Guid? by)
    {
        if (!HasEnded)
        {
            Write(Read().Cancel(), now);
            (CancelledById, Owner, LeaseToken, LeaseUntil) = (by, null, null, null);
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<WorkflowInstanceRow>
    {
        public const string OncePerEvent = "ix_workflow_instances_type_event";

        public void Configure(EntityTypeBuilder<WorkflowInstanceRow> builder)
        {
            builder.ToTable("workflow_instances");
            builder.Property(row => row.SubjectKind).HasMaxLength(40);
            builder.HasIndex(row => row.DueAt);
            builder.HasIndex(row => new { row.TypeId, row.State });
            builder.HasIndex(row => new { row.TypeId, row.EventId }).IsUnique().HasDatabaseName(OncePerEvent);
            builder.HasOne<WorkflowType>().WithMany().HasForeignKey(row => row.TypeId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<WorkflowVersion>().WithMany().HasForeignKey(row => row.VersionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
