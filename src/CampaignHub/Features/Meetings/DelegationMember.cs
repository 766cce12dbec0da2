using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Meetings;

internal enum DelegationSide
{
    Ours,
    Theirs,
}

/// <summary>Somebody at the table: of the directory, or by a name that is typed.</summary>
internal sealed class DelegationMember : CampaignRecord
{
    public const int NameMaxLength = 200;

    public required Guid MeetingId { get; init; }
    public Guid? ActorId { get; private set; }

    /// <summary>Empty when the directory names them.</summary>
    [NotJournaled]
    public string Name { get; private set; } = "";
    public DelegationSide Side { get; private set; }

    /// <summary>What they are there: spokesperson, witness, director.</summary>
    public string Role { get; private set; } = "";
    public bool Speaks { get; private set; }

    public static DelegationMember Of(Meeting meeting, Guid? id = null) =>
        new()
        {
            Id = id ?? OrderedId.Next(),
            CampaignId = meeting.CampaignId,
            MeetingId = meeting.Id,
        };

    /// <param name="actorId">Of the directory; then the name is not needed.</param>
    public void Describe(Guid? actorId, string? name, DelegationSide side, string? role, bool speaks)
    {
        if ((actorId is null && string.IsNullOrWhiteSpace(name)) || name?.Length > NameMaxLength || role?.Length > NameMaxLength)
        {
            throw new RefusedException(
                "Somebody at the table is of the directory, or has a name; names and roles have at most {0} characters.",
                NameMaxLength
            );
        }

        (ActorId, Side, Speaks) = (actorId, side, speaks);
        (Name, Role) = (actorId is null ? name!.Trim() : "", role?.Trim() ?? "");
    }

    internal sealed class Mapping : IEntityTypeConfiguration<DelegationMember>
    {
        public void Configure(EntityTypeBuilder<DelegationMember> builder)
        {
            builder.ToTable("delegation_members");
            builder.Property(member => member.Name).HasMaxLength(NameMaxLength);
            builder.Property(member => member.Role).HasMaxLength(NameMaxLength);
            builder.HasOne<Actor>().WithMany().HasForeignKey(member => member.ActorId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
