using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Settings;

/// <summary>One setting of the workspace, as an administrator left it; a secret is stored encrypted.</summary>
internal sealed class Setting : Record, IShownInPublic
{
    public required string Key { get; init; }

    [NotJournaled]
    public required string Value { get; set; }
    public bool IsSecret { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Setting>
    {
        public const string OncePerKey = "ix_settings_key";

        public void Configure(EntityTypeBuilder<Setting> builder)
        {
            builder.ToTable("settings");
            builder.Property(setting => setting.Key).HasMaxLength(120);
            builder.HasIndex(setting => setting.Key).IsUnique().HasDatabaseName(OncePerKey);
        }
    }
}
