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

    /// <summary>The networks of campaigns, with what is written down of their actors.</summary>
    Map = 4,
}

/// <summary>A record that something kept in memory is made of: each change of one makes that old.</summary>
internal interface IKept
{
    Kept In { get; }
}

/// <summary>How often what is kept in memory became old: one row, a number for each, raised in the transaction of the change.</summary>
internal sealed class Generation
{
    public const string Table = "generations";

    public int Id { get; init; } = 1;
    public long Site { get; init; }
    public long Network { get; init; }
    public long Map { get; init; }

    public long Of(Kept kept) =>
        kept switch
        {
            Kept.Site => Site,
            Kept.Network => Network,
            Kept.Map => Map,
            _ => throw new ArgumentOutOfRangeException(nameof(kept), kept, message: null),
        };

    internal sealed class Mapping : IEntityTypeConfiguration<Generation>
    {
        public void Configure(EntityTypeBuilder<Generation> builder)
        {
            builder.ToTable(Table);
            builder.Property(row => row.Id).ValueGeneratedNever();
            builder.HasData(new Generation());
        }
    }
}
