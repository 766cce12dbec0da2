using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Records;

/// <summary>What processes keep in memory, and make anew when a record that it was made of changed.</summary>
[Flags]
internal enum Kept
{
    None = 0,

    /// <summary>The pages of the public site.</summary>
    Site = 1,

    /// <summary>The graph of actors and ties.</summary>
    Network = 2,
}

/// <summary>A record that something kept in memory is made of: each change of one makes that old.</summary>
internal interface IKept
{
    Kept In { get; }
}

/// <summary>How often what is kept in memory became old; raised in the transaction of the change.</summary>
internal sealed class Generation
{
    public const string Table = "generations";

    public required Kept Id { get; init; }
    public long Number { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Generation>
    {
        public void Configure(EntityTypeBuilder<Generation> builder)
        {
            builder.ToTable(Table);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasData(new Generation { Id = Kept.Site }, new Generation { Id = Kept.Network });
        }
    }
}
