using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Workflows;

/// <summary>A drawing of a workflow. It is never changed, so that what runs on it can go on.</summary>
internal sealed class WorkflowVersion : CampaignRecord
{
    public required Guid TypeId { get; init; }
    public required int Number { get; init; }

    /// <summary>The workflow type as it came, members that nobody here knows included.</summary>
    [NotJournaled]
    public required string Definition { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<WorkflowVersion>
    {
        public void Configure(EntityTypeBuilder<WorkflowVersion> builder)
        {
            builder.ToTable("workflow_versions");
            builder.HasIndex(version => new { version.TypeId, version.Number }).IsUnique();
            builder.HasOne<WorkflowType>().WithMany().HasForeignKey(version => version.TypeId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
