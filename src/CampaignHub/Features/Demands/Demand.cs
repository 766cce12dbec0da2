using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Demands;

/// <summary>Something the campaign asks for; its text is versioned, and the last version is in force.</summary>
internal sealed class Demand : CampaignRecord, ISubject, IFindable, IShownInPublic
{
    public const int TitleMaxLength = 200;

    private readonly List<DemandVersion> _versions = [];

    public static string Kind => "demand";

    /// <summary>Its place in the list, from 1; people call it by this number.</summary>
    public required int Number { get; set; }
    public required string Title { get; set; }
    public string FindText { get; set; } = "";
    public DateTimeOffset? WithdrawnAt { get; private set; }

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<DemandVersion> Versions => _versions;

    /// <summary>The wording in force; null before the first.</summary>
    public DemandVersion? InForce => _versions.MaxBy(version => version.Number);

    string ISubject.SubjectTitle => $"{Number}. {Title}";
    string? ISubject.SubjectText => InForce?.Text;

    public string ComposeFindText() => $"{Title} {InForce?.Text}";

    /// <summary>Puts a new wording in force from a day on; the same text again is no new version.</summary>
    public DemandVersion Reword(string text, string reason, DateOnly since)
    {
        if (InForce is { } current && current.Text == text)
        {
            return current;
        }

        var version = new DemandVersion
        {
            CampaignId = CampaignId,
            DemandId = Id,
            Number = (InForce?.Number ?? 0) + 1,
            Text = text,
            Reason = reason,
            Since = since,
        };
        _versions.Add(version);
        return version;
    }

    public void Withdraw(DateTimeOffset now) => WithdrawnAt ??= now;

    public void Renew() => WithdrawnAt = null;

    internal sealed class Mapping : IEntityTypeConfiguration<Demand>
    {
        public const string OncePerNumber = "ix_demands_campaign_number";

        public void Configure(EntityTypeBuilder<Demand> builder)
        {
            builder.ToTable("demands");
            builder.Property(demand => demand.Title).HasMaxLength(TitleMaxLength);
            builder.HasIndex(demand => new { demand.CampaignId, demand.Number }).IsUnique().HasDatabaseName(OncePerNumber);
            builder
                .HasMany(demand => demand.Versions)
                .WithOne()
                .HasForeignKey(version => version.DemandId)
                .OnDelete(DeleteBehavior.Cascade);
        }
    }
}
