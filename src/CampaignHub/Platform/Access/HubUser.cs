using CampaignHub.Platform.Records;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Platform.Access;

/// <summary>An account of somebody of ours. Actors of the map are not users.</summary>
internal sealed class HubUser : IdentityUser<Guid>
{
    public const int NameMaxLength = 120;

    public HubUser() => Id = OrderedId.Next();

    public required string Name { get; set; }

    /// <summary>Has every permission in every campaign, and the workspace's own.</summary>
    public bool IsAdministrator { get; set; }

    /// <summary><c>fr</c> or <c>en</c>; null follows the browser.</summary>
    public string? Language { get; set; }

    /// <summary>A mail each morning with what was not read.</summary>
    public bool WantsDigest { get; set; } = true;

    /// <summary>When a disabled account was closed; its sessions end at once.</summary>
    public DateTimeOffset? DisabledAt { get; private set; }

    public bool IsDisabled => DisabledAt is not null;

    /// <summary>The last second-factor code that let this person in; the same one does not work twice.</summary>
    public string? LastCode { get; set; }

    public void Disable(DateTimeOffset now) => DisabledAt ??= now;

    public void Enable() => DisabledAt = null;

    internal sealed class Mapping : IEntityTypeConfiguration<HubUser>
    {
        public void Configure(EntityTypeBuilder<HubUser> builder)
        {
            builder.ToTable("users");
            builder.Property(user => user.Name).HasMaxLength(NameMaxLength);
            builder.Property(user => user.Language).HasMaxLength(2);
            builder.Property(user => user.LastCode).HasMaxLength(80);
        }
    }
}
