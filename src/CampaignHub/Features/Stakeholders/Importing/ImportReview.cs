using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>A line whose person may be somebody we know: imported once somebody said who it is.</summary>
internal sealed class ImportReview : CampaignRecord
{
    public required Guid BatchId { get; init; }
    public required int Line { get; init; }

    /// <summary>The line as it was read (<see cref="ImportedActor"/>), as JSON.</summary>
    [NotJournaled]
    public required string Row { get; init; }

    /// <summary>Who it may be: ids of actors, as JSON.</summary>
    public required string Candidates { get; init; }

    /// <summary>Its ties and mandates (<see cref="Formats.ImportedLinks"/>), as JSON; each is written once both its ends are decided.</summary>
    [NotJournaled]
    public required string Links { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportReview>
    {
        public void Configure(EntityTypeBuilder<ImportReview> builder)
        {
            builder.ToTable("import_reviews");
            builder.HasOne<ImportBatch>().WithMany().HasForeignKey(review => review.BatchId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
