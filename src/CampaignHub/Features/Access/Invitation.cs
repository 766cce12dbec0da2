using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Access;

/// <summary>Somebody is asked by mail to join a campaign (or, without one, to administer the workspace). The link works once, for a week.</summary>
internal sealed class Invitation : Record
{
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    public required string Email { get; init; }
    public required Guid? CampaignId { get; init; }
    public required CampaignRole? Role { get; init; }
    public DateOnly? Until { get; init; }
    public string? Territory { get; init; }

    [NotJournaled]
    public required string Hash { get; set; }
    public required DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public bool IsOpen(DateTimeOffset now) => AcceptedAt is null && RevokedAt is null && now < ExpiresAt;

    public void Accept(DateTimeOffset now) => AcceptedAt ??= now;

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    internal sealed class Mapping : IEntityTypeConfiguration<Invitation>
    {
        public void Configure(EntityTypeBuilder<Invitation> builder)
        {
            builder.ToTable("invitations");
            builder.Property(invitation => invitation.Email).HasMaxLength(256);
            builder.Property(invitation => invitation.Territory).HasMaxLength(120);
            builder.Property(invitation => invitation.Hash).HasMaxLength(64);
            builder.HasIndex(invitation => invitation.Hash).IsUnique();
            builder.HasOne<Campaign>().WithMany().HasForeignKey(invitation => invitation.CampaignId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
