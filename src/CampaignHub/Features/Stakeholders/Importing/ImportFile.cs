using CampaignHub.Data;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>A part of the file of an import, kept as long as it is needed, apart from the batch, which pages read often.</summary>
internal sealed class ImportFile : IInCampaign
{
    // A database takes a row into memory whole, some of them twice.
    private const int PartBytes = 1 << 20;

    public required Guid BatchId { get; init; }

    /// <summary>In the order of the file, from 0.</summary>
    public required int Part { get; init; }
    public Guid CampaignId { get; set; }

    /// <summary>Packed (<see cref="PackedFile"/>).</summary>
    public required byte[] Content { get; init; }

    public static IEnumerable<ImportFile> Of(Guid batch, PackedFile file) =>
        file
            .Bytes.Chunk(PartBytes)
            .Select(
                (part, at) =>
                    new ImportFile
                    {
                        BatchId = batch,
                        Part = at,
                        Content = part,
                    }
            );

    public static async Task<PackedFile> ReadAsync(HubDb db, Guid batch, CancellationToken cancellationToken)
    {
        var parts = db.Set<ImportFile>().IgnoreQueryFilters().AsNoTracking().Where(part => part.BatchId == batch);
        var content = new byte[await parts.SumAsync(part => part.Content.Length, cancellationToken)];
        var at = 0;
        await foreach (var part in parts.OrderBy(part => part.Part).AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            part.Content.CopyTo(content, at);
            at += part.Content.Length;
        }

        return new PackedFile(content);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<ImportFile>
    {
        public void Configure(EntityTypeBuilder<ImportFile> builder)
        {
            builder.ToTable("import_files");
            builder.HasKey(part => new { part.BatchId, part.Part });
            builder.HasOne<ImportBatch>().WithMany().HasForeignKey(part => part.BatchId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
