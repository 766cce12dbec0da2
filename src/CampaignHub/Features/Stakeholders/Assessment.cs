using CampaignHub.Features.Demands;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders;

/// <summary>What is judged of a stakeholder; a campaign chooses which of them (<see cref="Views.ChosenAxis"/>).</summary>
internal enum Axis
{
    /// <summary>How much they can move the decision.</summary>
    Influence,

    /// <summary>How much is at stake for them.</summary>
    Interest,

    /// <summary>How ready they are to act (matrix of power and willingness).</summary>
    Willingness,

    /// <summary>How sure the rater is of the judgement.</summary>
    Confidence,

    /// <summary>How far their aims agree with ours (AIIM).</summary>
    Alignment,
}

/// <summary>How one of us judges a stakeholder on an axis, from 0 to 10, on a day. A later one of the same rater counts instead; the earlier stays as history.</summary>
internal sealed class Assessment : CampaignRecord
{
    public required Guid StakeholderId { get; init; }
    public required Axis Axis { get; init; }

    /// <summary>What it is judged on: influence on what? Null is the campaign as a whole.</summary>
    public Guid? DemandId { get; init; }
    public required int Value { get; init; }
    public required DateOnly MadeOn { get; init; }

    /// <summary>Null came with a recipe or a file.</summary>
    public Guid? RaterId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Assessment>
    {
        public void Configure(EntityTypeBuilder<Assessment> builder)
        {
            builder.ToTable("assessments");
            builder.HasOne<Demand>().WithMany().HasForeignKey(assessment => assessment.DemandId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(assessment => assessment.RaterId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
