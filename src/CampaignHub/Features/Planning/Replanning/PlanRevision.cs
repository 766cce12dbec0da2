using System.Text.Json;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>A change of the plan that was accepted: what was changed and which tasks it moved. One can go back to the plan as it was then.</summary>
internal sealed class PlanRevision : CampaignRecord
{
    /// <summary>From 1 within the campaign.</summary>
    public required int Number { get; init; }

    /// <summary>JSON of <see cref="PlanChange"/>s.</summary>
    public required string Changed { get; init; }

    /// <summary>JSON of <see cref="PlanShift"/>s.</summary>
    public required string Moved { get; init; }

    /// <summary>The revision that it went back to; 0 is the plan before all.</summary>
    public int? BackTo { get; init; }

    public IReadOnlyList<PlanChange> Changes => JsonSerializer.Deserialize<List<PlanChange>>(Changed, PlanChange.Json) ?? [];
    public IReadOnlyList<PlanShift> Shifts => JsonSerializer.Deserialize<List<PlanShift>>(Moved, PlanChange.Json) ?? [];

    internal sealed class Mapping : IEntityTypeConfiguration<PlanRevision>
    {
        public const string OncePerNumber = "ix_plan_revisions_number";

        public void Configure(EntityTypeBuilder<PlanRevision> builder)
        {
            builder.ToTable("plan_revisions");
            builder.Ignore(revision => revision.Changes).Ignore(revision => revision.Shifts);
            builder.HasIndex(revision => new { revision.CampaignId, revision.Number }).IsUnique().HasDatabaseName(OncePerNumber);
        }
    }
}
