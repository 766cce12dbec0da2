using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Directory;

/// <summary>How one actor stands to another; read "from … to" (reports to, advises…). The closed list of the field.</summary>
internal enum TieType
{
    ReportsTo,
    Advises,
    Appoints,
    Funds,
    SitsWith,
    WorkedWith,
    TrainedWith,
    SameParty,
    RepresentsConstituencyOf,
    MemberOf,
    Personal,
    PubliclyCites,

    /// <summary>Sensitive: only where the workspace says that it keeps ties of family (<see cref="FamilyTies"/>).</summary>
    Family,
}

internal static class TieTypes
{
    /// <summary>Left out of files unless asked for.</summary>
    public static bool IsSensitive(this TieType type) => type == TieType.Family;
}

/// <summary>A directed tie between two actors, with strength and source. An ended one stays as history.</summary>
internal sealed class Tie : Record, IKept
{
    public const int Weakest = 1;
    public const int Strongest = 5;

    /// <summary>Of a tie that nobody said a strength of.</summary>
    public const int UsualStrength = 3;
    public const int SourceMaxLength = 300;

    public required Guid FromId { get; init; }
    public required Guid ToId { get; init; }
    public required TieType Type { get; init; }
    Kept IKept.In => Kept.Network | Kept.Map;

    /// <summary>From 1 (weak) to 5 (strong).</summary>
    public int Strength { get; private set; }
    public DateOnly? Since { get; private set; }
    public DateOnly? Until { get; private set; }
    public string Source { get; private set; } = "";

    /// <summary>The last day somebody knew it to hold; null when nobody said.</summary>
    public DateOnly? KnownOn { get; private set; }

    /// <param name="from">Null when the directory does not hold it, as <paramref name="to"/>.</param>
    /// <param name="id">Of a recipe; its own unless told.</param>
    public static Tie Between(Actor? from, Actor? to, TieType type, Guid? id = null)
    {
        if (from is null || to is null)
        {
            throw new RefusedException("A tie joins two actors of the directory; one of these is not there.");
        }

        return new Tie
        {
            Id = id ?? Guid.CreateVersion7(),
            FromId = from.Id,
            ToId = to.Id,
            Type = type,
        };
    }

    public bool IsCurrent(DateOnly day) => (Since is null || Since <= day) && (Until is null || day <= Until);

    /// <summary>Says how strong it is, from when to when, who says so, and when it was last known to hold.</summary>
    public void Describe(int strength, DateOnly? since, DateOnly? until, string? source, DateOnly? knownOn = null)
    {
        if (FromId == ToId)
        {
            throw new RefusedException("An actor has no tie to itself.");
        }

        if (until < since)
        {
            throw new RefusedException("The tie ends before it begins.");
        }

        if (strength is < Weakest or > Strongest)
        {
            throw new RefusedException("The strength of a tie goes from {0} to {1}.", Weakest, Strongest);
        }

        if (string.IsNullOrWhiteSpace(source))
        {
            throw new RefusedException("A tie needs its source: who says so, or where it is written.");
        }

        if (source.Length > SourceMaxLength)
        {
            throw new RefusedException("This is too long: at most {0} characters.", SourceMaxLength);
        }

        (Strength, Since, Until, Source, KnownOn) = (strength, since, until, source.Trim(), knownOn);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Tie>
    {
        public void Configure(EntityTypeBuilder<Tie> builder)
        {
            builder.ToTable("ties");
            builder.Property(tie => tie.Source).HasMaxLength(SourceMaxLength);
            builder.HasIndex(tie => tie.FromId);
            builder.HasIndex(tie => tie.ToId);
            builder.HasOne<Actor>().WithMany().HasForeignKey(tie => tie.FromId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Actor>().WithMany().HasForeignKey(tie => tie.ToId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
