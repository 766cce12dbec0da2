using System.Text.Json;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Workflows;
using CampaignHub.Workflows.Running;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Workflows.Instances;

/// <summary>A line of an instance's journal: one execution of one activity, written in the transaction of what it did and never changed.</summary>
internal sealed class WorkflowStepRow : IInCampaign
{
    public Guid Id { get; init; } = OrderedId.Next();
    public Guid CampaignId { get; set; }
    public required Guid InstanceId { get; init; }

    /// <summary>From 1; a try again has a number of its own.</summary>
    public required int Sequence { get; init; }
    public required string ActivityId { get; init; }
    public required string ActivityName { get; init; }
    public required string Title { get; init; }

    /// <summary>What it waited for had come.</summary>
    public required bool IsResume { get; init; }
    public required ActivityStatus Status { get; init; }

    /// <summary>JSON list of the outcomes that were followed.</summary>
    public required string Outcomes { get; init; }

    /// <summary>JSON object: the properties that the activity asked for, evaluated.</summary>
    public required string Input { get; init; }

    /// <summary>JSON list of <see cref="Telling"/>s: what it did.</summary>
    public required string Effects { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required int DurationMs { get; init; }

    /// <summary>The how manieth try, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>A <see cref="Telling"/>: why it faulted.</summary>
    public string? Error { get; init; }

    public IReadOnlyList<string> ReadOutcomes() => JsonSerializer.Deserialize<string[]>(Outcomes) ?? [];

    public IReadOnlyList<Telling> ReadEffects() => JsonSerializer.Deserialize<Telling[]>(Effects) ?? [];

    public Telling? ReadError() => Error is null ? null : JsonSerializer.Deserialize<Telling>(Error);

    internal sealed class Mapping : IEntityTypeConfiguration<WorkflowStepRow>
    {
        public void Configure(EntityTypeBuilder<WorkflowStepRow> builder)
        {
            builder.ToTable("workflow_steps");
            builder.HasIndex(row => new { row.InstanceId, row.Sequence }).IsUnique();
            builder.HasOne<WorkflowInstanceRow>().WithMany().HasForeignKey(row => row.InstanceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
