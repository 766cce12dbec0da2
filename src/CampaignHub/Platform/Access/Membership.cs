using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Access;

/// <summary>A person's role in one campaign; an adviser's ends on a day.</summary>
internal sealed class Membership : Record
{
    public required Guid CampaignId { get; init; }
    public required Guid UserId { get; init; }
    public required CampaignRole Role { get; set; }

    /// <summary>Last day of access in the campaign's zone; null lasts.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>The territory of a correspondent, as they name it.</summary>
    public string? Territory { get; set; }

    public bool IsCurrent(DateOnly today) => Until is null || today <= Until;

    internal sealed class Mapping : IEntityTypeConfiguration<Membership>
    {
        public const string OnePerPerson = "ix_memberships_campaign_user";

        public void Configure(EntityTypeBuilder<Membership> builder)
        {
            builder.ToTable("memberships");
            builder.Property(membership => membership.Territory).HasMaxLength(120);
            builder.HasIndex(membership => new { membership.CampaignId, membership.UserId }).IsUnique().HasDatabaseName(OnePerPerson);
            builder.HasOne<HubUser>().WithMany().HasForeignKey(membership => membership.UserId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Campaign>().WithMany().HasForeignKey(membership => membership.CampaignId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
