using CampaignHub.Features.Planning.Windows;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Planning;

/// <summary>A date that decides and that the plan cannot move. It may fall on a day without work.</summary>
internal sealed class Anchor : CampaignRecord, ISubject
{
    public const int NameMaxLength = 200;

    public static string Kind => "anchor";

    public required string Name { get; set; }

    /// <summary>In the campaign's zone.</summary>
    public required DateOnly Day { get; set; }

    /// <summary>The window it stands in: when that shifts, the anchor shifts by as many days.</summary>
    public Guid? WindowId { get; set; }

    /// <summary>Its window was called off: nothing gives its day any more.</summary>
    public bool IsWithoutWindow(IEnumerable<PlanWindow> windows) => windows.Any(window => window.IsCancelled && window.Id == WindowId);

    string ISubject.SubjectTitle => Name;

    public static (string Name, DateOnly Day) Check(string? name, DateOnly? day) =>
        string.IsNullOrWhiteSpace(name) || name.Trim().Length > NameMaxLength || day is not { } given || !PlanDays.IsKnown(given)
            ? throw new RefusedException("An anchor needs a name and a day between 1950 and 2099.")
            : (name.Trim(), given);

    internal sealed class Mapping : IEntityTypeConfiguration<Anchor>
    {
        public void Configure(EntityTypeBuilder<Anchor> builder)
        {
            builder.ToTable("anchors");
            builder.Property(anchor => anchor.Name).HasMaxLength(NameMaxLength);
            builder.HasOne<PlanWindow>().WithMany().HasForeignKey(anchor => anchor.WindowId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
