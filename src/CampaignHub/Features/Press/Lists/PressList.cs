using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Lists.Rules;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Lists;

/// <summary>Journalists whom the campaign writes to together: put there by hand, or found by a rule each time.</summary>
internal sealed class PressList : CampaignRecord, ISubject
{
    public const int NameMaxLength = 160;

    private readonly List<PressListMember> _members = [];

    public static string Kind => "press_list";

    public required string Name { get; set; }

    /// <summary>Whom it means; null is a list kept by hand.</summary>
    public ListRule? Rule { get; private set; }

    /// <summary>Of a list by hand.</summary>
    public IReadOnlyList<PressListMember> Members => _members;

    string ISubject.SubjectTitle => Name;

    public static string Check(string? name) =>
        string.IsNullOrWhiteSpace(name) || name.Length > NameMaxLength
            ? throw new RefusedException("A press list needs a name of at most {0} characters.", NameMaxLength)
            : name.Trim();

    /// <summary>From now on it means whom the rule finds. A list by hand stays one: who was put there would be lost.</summary>
    /// <exception cref="RefusedException">The rule is none, or the list has journalists of its own.</exception>
    public void Follow(ListRule rule)
    {
        if (Rule is null && (_members.Count > 0 || Version > 0))
        {
            throw new RefusedException("This list is kept by hand: make a new one for a rule.") { Code = "kept_by_hand" };
        }

        Rule = rule.Check();
    }

    /// <summary>Puts a journalist on the list; one who is there already stays as they are.</summary>
    public PressListMember? Add(Guid journalistId)
    {
        RefuseRule();
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

    /// <exception cref="RefusedException">A rule says who is on it.</exception>
    public void RefuseRule()
    {
        if (Rule is not null)
        {
            throw new RefusedException("A rule says who is on this list: change the rule instead.") { Code = "follows_a_rule" };
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<PressList>
    {
        public void Configure(EntityTypeBuilder<PressList> builder)
        {
            builder.ToTable("press_lists");
            builder.Property(list => list.Name).HasMaxLength(NameMaxLength);
            builder
                .Property(list => list.Rule)
                .HasConversion(
                    rule => rule!.Write(),
                    json => ListRule.Read(json),
                    new ValueComparer<ListRule>(
                        (one, other) => one!.Write() == other!.Write(),
                        rule => rule.Write().GetHashCode(StringComparison.Ordinal),
                        rule => rule
                    )
                );
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
