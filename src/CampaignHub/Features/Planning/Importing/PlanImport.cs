using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning.Importing;

internal enum PlanImportState
{
    /// <summary>It was looked at; nothing is changed yet.</summary>
    Draft,
    Imported,
    Undone,
}

/// <summary>A file that was brought into the plan: what its columns mean, what it would do or did, and by its changes the way back.</summary>
internal sealed class PlanImport : CampaignRecord
{
    public const int FileNameMaxLength = 200;
    public const int LargestMegabytes = 16;
    public const long LargestFile = (long)LargestMegabytes << 20;

    public required string FileName { get; init; }
    public PlanImportState State { get; private set; }

    /// <summary>Of a table, one for each of its columns, with commas between them; empty for a file whose format says it all.</summary>
    public string Columns { get; set; } = "";

    /// <summary>Names and an example of the columns (<see cref="Platform.Files.SampleColumn"/>).</summary>
    public string Sample { get; init; } = "[]";

    /// <summary>A <see cref="PlanImportReport"/> as JSON.</summary>
    public string Report { get; set; } = "{}";

    public void Finish() => State = PlanImportState.Imported;

    public void Undo() => State = PlanImportState.Undone;

    internal sealed class Mapping : IEntityTypeConfiguration<PlanImport>
    {
        public void Configure(EntityTypeBuilder<PlanImport> builder)
        {
            builder.ToTable("plan_imports");
            builder.Property(import => import.FileName).HasMaxLength(FileNameMaxLength);
        }
    }
}

/// <summary>The file of an import as long as it is a draft.</summary>
internal sealed class PlanImportFile : IInCampaign
{
    /// <summary>The import's.</summary>
    public required Guid Id { get; init; }
    public Guid CampaignId { get; set; }
    public required byte[] Content { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<PlanImportFile>
    {
        public void Configure(EntityTypeBuilder<PlanImportFile> builder)
        {
            builder.ToTable("plan_import_files");
            builder.Property(file => file.Id).ValueGeneratedNever();
            builder.HasOne<PlanImport>().WithOne().HasForeignKey<PlanImportFile>(file => file.Id).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
