using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Phases;

internal enum PhaseColour
{
    Blue,
    Green,
    Orange,
    Purple,
    Red,
    Teal,
    Yellow,
    Grey,
}

/// <summary>A part of the plan: it lasts from the first start to the last finish of its tasks.</summary>
internal sealed class PlanPhase : CampaignRecord
{
    public const int NameMaxLength = 120;

    public required string Name { get; set; }

    /// <summary>Its place among the phases, from 0.</summary>
    public int Position { get; set; }
    public PhaseColour Colour { get; set; }

    /// <summary>The phase that is finished before any task of this one begins.</summary>
    public Guid? AfterId { get; private set; }

    public static string Check(string? name) =>
        string.IsNullOrWhiteSpace(name) || name.Trim().Length > NameMaxLength
            ? throw new RefusedException("A phase needs a name of at most {0} characters.", NameMaxLength)
            : name.Trim();

    public void Follow(Guid? phase) => AfterId = phase == Id ? throw new RefusedException("A phase cannot come after itself.") : phase;

    internal sealed class Mapping : IEntityTypeConfiguration<PlanPhase>
    {
        public void Configure(EntityTypeBuilder<PlanPhase> builder)
        {
            builder.ToTable("plan_phases");
            builder.Property(phase => phase.Name).HasMaxLength(NameMaxLength);
            builder.HasOne<PlanPhase>().WithMany().HasForeignKey(phase => phase.AfterId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
