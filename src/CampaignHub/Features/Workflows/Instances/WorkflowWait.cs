using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Workflows.Instances;

/// <summary>An activity of an instance waits for an event about something: how the event finds it.</summary>
internal sealed class WorkflowWait : IInCampaign
{
    public const int CorrelationMaxLength = 200;

    public required Guid InstanceId { get; init; }

    /// <summary>Its place among those of the instance.</summary>
    public required int Number { get; init; }
    public Guid CampaignId { get; set; }
    public required string Event { get; init; }
    public required string Correlation { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<WorkflowWait>
    {
        public void Configure(EntityTypeBuilder<WorkflowWait> builder)
        {
            builder.ToTable("workflow_waits");
            builder.HasKey(wait => new { wait.InstanceId, wait.Number });
            builder.Property(wait => wait.Correlation).HasMaxLength(CorrelationMaxLength);
            builder.HasIndex(wait => new { wait.Event, wait.Correlation });
            builder.HasOne<WorkflowInstanceRow>().WithMany().HasForeignKey(wait => wait.InstanceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>
/// An event has come for an instance that waits. Whoever holds the instance's lease hands it over and takes it away, so that an event never
/// writes to an instance that somebody moves.
/// </summary>
internal sealed class WorkflowSignal : IInCampaign
{
    public Guid Id { get; init; } = OrderedId.Next();
    public Guid CampaignId { get; set; }
    public required Guid InstanceId { get; init; }
    public required string Event { get; init; }
    public required string Correlation { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Input { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<WorkflowSignal>
    {
        public void Configure(EntityTypeBuilder<WorkflowSignal> builder)
        {
            builder.ToTable("workflow_signals");
            builder.HasIndex(signal => signal.InstanceId);
            builder.HasOne<WorkflowInstanceRow>().WithMany().HasForeignKey(signal => signal.InstanceId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
