using CampaignHub.Platform.Records;
using CampaignHub.Platform.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>A search for duplicates over the whole directory: asked for, under way, done.</summary>
internal sealed class DuplicateSearch : ILeased
{
    public Guid Id { get; init; } = OrderedId.Next();
    public required DateTimeOffset AskedAt { get; init; }
    public int Total { get; set; }
    public int Done { get; set; }
    public int Found { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }
    public Guid? Owner { get; set; }
    public Guid? LeaseToken { get; set; }
    public DateTimeOffset? LeaseUntil { get; set; }

    public bool IsUnderWay => FinishedAt is null;

    internal sealed class Mapping : IEntityTypeConfiguration<DuplicateSearch>
    {
        public void Configure(EntityTypeBuilder<DuplicateSearch> builder)
        {
            builder.ToTable("duplicate_searches");
            builder.HasIndex(search => search.FinishedAt);
        }
    }
}
