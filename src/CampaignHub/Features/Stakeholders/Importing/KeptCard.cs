using CampaignHub.Features.Directory;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>The address card that an actor was imported from, property by property: what the directory has no field for goes out again with the next export.</summary>
internal sealed class KeptCard : Record
{
    /// <summary>Room for a picture.</summary>
    public const int MaxLength = 500_000;

    public required Guid ActorId { get; init; }

    /// <summary>One property a line, unfolded, without begin, version and end.</summary>
    [NotJournaled]
    public required string Lines { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<KeptCard>
    {
        public void Configure(EntityTypeBuilder<KeptCard> builder)
        {
            builder.ToTable("kept_cards");
            builder.Property(card => card.Lines).HasMaxLength(MaxLength);
            builder.HasIndex(card => card.ActorId).IsUnique();
            builder.HasOne<Actor>().WithMany().HasForeignKey(card => card.ActorId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
