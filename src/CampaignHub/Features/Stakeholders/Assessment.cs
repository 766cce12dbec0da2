using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders;

/// <summary>What is judged of a stakeholder.</summary>
internal enum Axis
{
    Influence,
    Interest,
}

/// <summary>How one of us judges a stakeholder on an axis, from 0 to 10, on a day. A later one of the same rater counts instead; the earlier stays as history.</summary>
internal sealed class Assessment : CampaignRecord
{
    public required Guid StakeholderId { get; init; }
    public required Axis Axis { get; init; }
    public required int Value { get; init; }
    public required DateOnly MadeOn { get; init; }

    /// <summary>Null came with a recipe or a file.</summary>
    public Guid? RaterId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Assessment>
    {
        public void Configure(EntityTypeBuilder<Assessment> builder)
        {
            builder.ToTable("assessments");
            builder.HasOne<HubUser>().WithMany().HasForeignKey(assessment => assessment.RaterId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
