using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Access;

/// <summary>A workspace's own answer, yes or no, for one role and one permission; without it the feature's default holds.</summary>
internal sealed class RolePermission : Record
{
    public required CampaignRole Role { get; init; }
    public required string Permission { get; init; }
    public required bool Granted { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RolePermission>
    {
        public void Configure(EntityTypeBuilder<RolePermission> builder)
        {
            builder.ToTable("role_permissions");
            builder.Property(answer => answer.Permission).HasMaxLength(80);
            builder.HasIndex(answer => new { answer.Role, answer.Permission }).IsUnique();
        }
    }
}
