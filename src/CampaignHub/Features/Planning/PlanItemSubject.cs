using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning;

/// <summary>A record of another feature that a task is about: a demand, an actor, a meeting, a release.</summary>
internal sealed class PlanItemSubject : CampaignRecord
{
    public required Guid ItemId { get; init; }
    public required string SubjectKind { get; init; }
    public required Guid SubjectId { get; init; }

    public SubjectRef Subject => new(SubjectKind, SubjectId);

    internal sealed class Mapping : IEntityTypeConfiguration<PlanItemSubject>
    {
        public void Configure(EntityTypeBuilder<PlanItemSubject> builder)
        {
            builder.ToTable("plan_item_subjects");
            builder.Ignore(each => each.Subject);
            builder.Property(each => each.SubjectKind).HasMaxLength(40);
            builder.HasIndex(each => each.SubjectId);
        }
    }
}
