using System.Linq.Expressions;
using System.Security.Cryptography;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Kits;

/// <summary>
/// A secret address at which a newsroom reads a kit before everybody else. Only a hash of the secret (256 bits) is kept: the address is shown once,
/// and for a lost one another is made.
/// </summary>
internal sealed class KitLink : CampaignRecord
{
    public const int NameMaxLength = 120;

    public required Guid KitId { get; init; }

    /// <summary>Whom it was given to: « Le Monde ».</summary>
    public required string Name { get; init; }

    [NotJournaled]
    public required string Hash { get; init; }

    /// <summary>From this instant on it opens nothing; null is never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The secret is not kept.</summary>
    /// <exception cref="RefusedException">Without a name, or over before it began.</exception>
    public static (KitLink Link, string Secret) Make(PressKit kit, string? name, DateTimeOffset? expiresAt, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > NameMaxLength)
        {
            throw new RefusedException("Say whom the private link is for, in at most {0} characters.", NameMaxLength);
        }

        if (expiresAt <= now)
        {
            throw new RefusedException("The private link would have expired already: choose a later hour.");
        }

        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        return (
            new KitLink
            {
                CampaignId = kit.CampaignId,
                KitId = kit.Id,
                Name = name.Trim(),
                Hash = HashOf(secret),
                ExpiresAt = expiresAt,
            },
            secret
        );
    }

    /// <summary>The one rule of which links open their kit.</summary>
    public static Expression<Func<KitLink, bool>> IsOpenAt(DateTimeOffset now) =>
        link => link.RevokedAt == null && (link.ExpiresAt == null || link.ExpiresAt > now);

    public bool HasExpired(DateTimeOffset now) => ExpiresAt <= now;

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    // With a purpose of its own: a secret of another kind opens nothing here.
    public static string HashOf(string secret) => ApiToken.HashOf($"press-kit-link {secret}");

    internal sealed class Mapping : IEntityTypeConfiguration<KitLink>
    {
        public void Configure(EntityTypeBuilder<KitLink> builder)
        {
            builder.ToTable("press_kit_links");
            builder.Property(link => link.Name).HasMaxLength(NameMaxLength);
            builder.Property(link => link.Hash).HasMaxLength(64);
            builder.HasIndex(link => link.Hash).IsUnique();
            builder.HasOne<PressKit>().WithMany().HasForeignKey(link => link.KitId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
