using CampaignHub.Planning;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning;

/// <summary>A task waits for another: unless told otherwise it begins when that one is finished.</summary>
internal sealed class PlanItemLink : CampaignRecord
{
    /// <summary>The units that people may choose; hours are for files.</summary>
    public static readonly IReadOnlyList<LagUnit> Units = [LagUnit.WorkingDays, LagUnit.ElapsedDays, LagUnit.Percent];

    public required Guid ItemId { get; init; }
    public required Guid PredecessorId { get; init; }

    /// <summary>Which ends it binds, the predecessor's first.</summary>
    public LinkType Type { get; private set; }

    /// <summary>The time kept between the two ends, in <see cref="LagUnit"/>; negative is a lead.</summary>
    public double LagAmount { get; private set; }
    public LagUnit LagUnit { get; private set; }

    public Lag Lag => new(LagAmount, LagUnit);

    public void Bind(LinkType type, double lag, LagUnit unit)
    {
        if (lag is not (>= -PlanItem.LongestDays and <= PlanItem.LongestDays) || !Units.Contains(unit) || !Enum.IsDefined(type))
        {
            throw new RefusedException("A lag is from −{0} to {0}, in working days, elapsed days or percent.", PlanItem.LongestDays);
        }

        (Type, LagAmount, LagUnit) = (type, lag, unit);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PlanItemLink>
    {
        public const string OncePerPair = "ix_plan_links_item_predecessor";

        public void Configure(EntityTypeBuilder<PlanItemLink> builder)
        {
            builder.ToTable("plan_links");
            builder.Ignore(link => link.Lag);
            builder.HasIndex(link => new { link.ItemId, link.PredecessorId }).IsUnique().HasDatabaseName(OncePerPair);
            builder.HasOne<PlanItem>().WithMany().HasForeignKey(link => link.PredecessorId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
