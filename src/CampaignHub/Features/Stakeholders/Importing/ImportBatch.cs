using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Importing;

internal enum ImportState
{
    /// <summary>Uploaded: its columns are looked at, nothing is changed yet.</summary>
    Draft,
    Imported,
    Undone,
}

/// <summary>A file that was brought into the map: where it came from, what its columns mean, and what it changed, so that it can be undone.</summary>
internal sealed class ImportBatch : CampaignRecord
{
    public const int FileNameMaxLength = 200;
    public const int SourceMaxLength = 300;

    public required string FileName { get; init; }

    /// <summary>Where the data come from (GDPR art. 14); each contact detail bears it.</summary>
    public required string Source { get; init; }
    public ImportState State { get; private set; }

    /// <summary>The file itself, as long as it is a draft; it is let go when it was imported.</summary>
    [NotJournaled]
    public byte[]? Content { get; private set; }

    /// <summary>What each column means, in order.</summary>
    public IReadOnlyList<ColumnMeaning> Columns { get; set; } = [];

    /// <summary>What the last dry run said (<see cref="ImportReport"/>), as JSON; let go with the content.</summary>
    [NotJournaled]
    public string? DryRun { get; private set; }
    public int Created { get; private set; }
    public int Updated { get; private set; }
    public int Unchanged { get; private set; }

    /// <summary>Ties and mandates that it made or changed.</summary>
    public int Linked { get; private set; }

    public static ImportBatch Of(string fileName, string source, byte[] content) =>
        new()
        {
            FileName = fileName,
            Source = source,
            Content = content,
        };

    public void Look(string dryRun) => DryRun = dryRun;

    public void Import(ImportReport report)
    {
        (State, Content, DryRun) = (ImportState.Imported, null, null);
        (Created, Updated, Unchanged, Linked) = (report.Created, report.Updated, report.Unchanged, report.Linked);
    }

    public void Undo() => State = ImportState.Undone;

    /// <summary>What it changed, to be taken back: a record that it made, or a field with what stood there before.</summary>
    public ImportChange Note(string kind, Guid id, string? field = null, string? before = null, string? after = null) =>
        new()
        {
            CampaignId = CampaignId,
            BatchId = Id,
            RecordKind = kind,
            RecordId = id,
            Field = field,
            Before = before,
            After = after,
        };

    internal sealed class Mapping : IEntityTypeConfiguration<ImportBatch>
    {
        public void Configure(EntityTypeBuilder<ImportBatch> builder)
        {
            builder.ToTable("import_batches");
            builder.Property(batch => batch.FileName).HasMaxLength(FileNameMaxLength);
            builder.Property(batch => batch.Source).HasMaxLength(SourceMaxLength);
            builder
                .Property(batch => batch.Columns)
                .HasConversion(
                    columns => string.Join(',', columns),
                    text => text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(ColumnMeaning.Parse).ToList(),
                    new ValueComparer<IReadOnlyList<ColumnMeaning>>(
                        (one, other) => one!.SequenceEqual(other!),
                        columns => columns.Aggregate(0, HashCode.Combine),
                        columns => columns
                    )
                );
        }
    }
}

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

/// <summary>What an import changed: a record that it made, or a field of an actor with what stood there before.</summary>
internal sealed class ImportChange : CampaignRecord
{
    public required Guid BatchId { get; init; }
    public required string RecordKind { get; init; }
    public required Guid RecordId { get; init; }

    /// <summary>Of an actor; null for a record that was made.</summary>
    public string? Field { get; init; }

    [NotJournaled]
    public string? Before { get; init; }

    [NotJournaled]
    public string? After { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportChange>
    {
        public void Configure(EntityTypeBuilder<ImportChange> builder)
        {
            builder.ToTable("import_changes");
            builder.Property(change => change.RecordKind).HasMaxLength(40);
            builder.Property(change => change.Field).HasMaxLength(40);
            builder.HasOne<ImportBatch>().WithMany().HasForeignKey(change => change.BatchId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>
/// The key that a source knows an actor by, so that its file imported again finds the same actors. Another source may mean somebody else by the same key.
/// </summary>
internal sealed class ImportKey : Record
{
    public const int MaxLength = 200;

    public required string Source { get; init; }
    public required string Key { get; init; }
    public required Guid ActorId { get; init; }

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
