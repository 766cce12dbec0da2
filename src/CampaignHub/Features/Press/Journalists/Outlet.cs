using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Journalists;

internal enum OutletKind
{
    Newspaper,
    Magazine,
    NewsAgency,
    Radio,
    Television,
    Online,
    OtherOutlet,
}

internal enum OutletScope
{
    Local,
    Regional,
    National,
    International,
}

/// <summary>A paper, a station, an agency. The whole workspace shares it.</summary>
internal sealed class Outlet : Record, IFindable
{
    public const int NameMaxLength = 160;

    public static string Kind => "outlet";

    public required string Name { get; set; }
    public required OutletKind Type { get; set; }
    public required OutletScope Scope { get; set; }
    public string FindText { get; set; } = "";

    public string ComposeFindText() => Name;

    public static string Check(string? name) =>
        string.IsNullOrWhiteSpace(name) || name.Length > NameMaxLength
            ? throw new RefusedException("An outlet needs a name of at most {0} characters.", NameMaxLength)
            : name.Trim();

    internal sealed class Mapping : IEntityTypeConfiguration<Outlet>
    {
        public void Configure(EntityTypeBuilder<Outlet> builder)
        {
            builder.ToTable("outlets");
            builder.Property(outlet => outlet.Name).HasMaxLength(NameMaxLength);
            builder.HasIndex(outlet => outlet.FindText);
        }
    }
}
