using CampaignHub.Features.Press.Journalists;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Lists;

/// <summary>Journalists whom the campaign writes to together.</summary>
internal sealed class PressList : CampaignRecord, ISubject
{
    public const int NameMaxLength = 160;

    private readonly List<PressListMember> _members = [];

    public static string Kind => "press_list";

    public required string Name { get; set; }
    public IReadOnlyList<PressListMember> Members => _members;

    string ISubject.SubjectTitle => Name;

    public static string Check(string? name) =>
        string.IsNullOrWhiteSpace(name) || name.Length > NameMaxLength
            ? throw new RefusedException("A press list needs a name of at most {0} characters.", NameMaxLength)
            : name.Trim();

    /// <summary>Puts a journalist on the list; one who is there already stays as they are.</summary>
    public PressListMember? Add(Guid journalistId)
    {
        if (_members.Exists(member => member.JournalistId == journalistId))
        {
            return null;
        }

        var member = new PressListMember
        {
            CampaignId = CampaignId,
            ListId = Id,
            JournalistId = journalistId,
        };
        _members.Add(member);
        return member;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PressList>
    {
        public void Configure(EntityTypeBuilder<PressList> builder)
        {
            builder.ToTable("press_lists");
            builder.Property(list => list.Name).HasMaxLength(NameMaxLength);
            builder.HasMany(list => list.Members).WithOne().HasForeignKey(member => member.ListId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>One journalist on one list.</summary>
internal sealed class PressListMember : CampaignRecord
{
    public required Guid ListId { get; init; }
    public required Guid JournalistId { get; init; }
    public Journalist Journalist { get; init; } = null!;

    internal sealed class Mapping : IEntityTypeConfiguration<PressListMember>
    {
        public const string OncePerJournalist = "ix_press_list_members_list_journalist";

        public void Configure(EntityTypeBuilder<PressListMember> builder)
        {
            builder.ToTable("press_list_members");
            builder.HasIndex(member => new { member.ListId, member.JournalistId }).IsUnique().HasDatabaseName(OncePerJournalist);
            builder
                .HasOne(member => member.Journalist)
                .WithMany()
                .HasForeignKey(member => member.JournalistId)
                .OnDelete(DeleteBehavior.Cascade);
        }
    }
}
