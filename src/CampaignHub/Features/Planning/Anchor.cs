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

    string ISubject.SubjectTitle => Name;

    internal sealed class Mapping : IEntityTypeConfiguration<Anchor>
    {
        public void Configure(EntityTypeBuilder<Anchor> builder)
        {
            builder.ToTable("anchors");
            builder.Property(anchor => anchor.Name).HasMaxLength(NameMaxLength);
        }
    }
}
