using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>
/// The key that a source knows an actor by, so that its file imported again finds the same actors. Another source may mean somebody else by the same key.
/// </summary>
internal sealed class ImportKey : Record, INotJournaled
{
    public const int MaxLength = 200;

    public required string Source { get; init; }
    public required string Key { get; init; }
    public required Guid ActorId { get; init; }

    public static ImportKey Of(ImportBatch batch, DecidedLine line) =>
        new()
        {
            Source = batch.Source,
            Key = line.Row.Key,
            ActorId = line.Actor,
        };

    internal sealed class Mapping : IEntityTypeConfiguration<ImportKey>
    {
        public void Configure(EntityTypeBuilder<ImportKey> builder)
        {
            builder.ToTable("import_keys");
            builder.Property(key => key.Key).HasMaxLength(MaxLength);
            builder.Property(key => key.Source).HasMaxLength(ImportBatch.SourceMaxLength);
            builder.HasIndex(key => new { key.Source, key.Key }).IsUnique();
            builder.HasOne<Directory.Actor>().WithMany().HasForeignKey(key => key.ActorId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
