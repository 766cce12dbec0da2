using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Outlets;

internal enum OutletKind
{
    Newspaper,
    Magazine,
    NewsAgency,
    Radio,
    Television,
    Online,
    Podcast,
    OtherOutlet,
}

/// <summary>How far it reaches.</summary>
internal enum OutletScope
{
    Local,
    Regional,
    National,
    International,
}

/// <summary>How often it comes out.</summary>
internal enum OutletPeriodicity
{
    RoundTheClock,
    Daily,
    Weekly,
    Fortnightly,
    Monthly,
    Quarterly,
    Irregular,
}

/// <summary>A paper, a station, an agency. The whole workspace shares it.</summary>
internal sealed class Outlet : Record, ISubject, IFindable
{
    public const int NameMaxLength = 160;

    public static string Kind => "outlet";

    public required string Name { get; set; }
    public required OutletKind Type { get; set; }
    public required OutletScope Scope { get; set; }

    /// <summary>Null where nobody noted it.</summary>
    public OutletPeriodicity? Periodicity { get; set; }

    /// <summary>Where it is read or heard, as actors have it: a department, a region, the country.</summary>
    public string Territory { get; set; } = "";

    /// <summary>To whom it belongs, in words; empty where it is its own.</summary>
    public string OwnerGroup { get; set; } = "";
    public string FindText { get; set; } = "";

    string ISubject.SubjectTitle => Name;
    string? ISubject.SubjectText => $"{OwnerGroup} {Territory}";

    // The name first: lists are sorted by it.
    public string ComposeFindText() => $"{Name} {OwnerGroup} {Territory}";

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
            builder.Property(outlet => outlet.Territory).HasMaxLength(Actor.TerritoryMaxLength);
            builder.Property(outlet => outlet.OwnerGroup).HasMaxLength(NameMaxLength);
            builder.HasIndex(outlet => outlet.FindText);
        }
    }
}
