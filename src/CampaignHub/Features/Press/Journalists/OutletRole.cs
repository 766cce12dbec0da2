using System.Linq.Expressions;
using CampaignHub.Features.Press.Outlets;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.Journalists;

/// <summary>What a journalist is to an outlet, and from when to when. One that ended stays as history, with its last day.</summary>
internal sealed class OutletRole : Record
{
    public const int RoleMaxLength = 120;

    public required Guid JournalistId { get; init; }
    public Journalist Journalist { get; init; } = null!;
    public required Guid OutletId { get; init; }
    public Outlet Outlet { get; init; } = null!;

    /// <summary>Editor, correspondent, freelance; may be empty.</summary>
    public string Role { get; private set; } = "";

    /// <summary>The first day, where that is known.</summary>
    public DateOnly? From { get; private set; }

    /// <summary>The last day; null while it holds.</summary>
    public DateOnly? Until { get; private set; }

    public bool IsOn(DateOnly day) => (From is null || From <= day) && (Until is null || Until >= day);

    /// <summary>As <see cref="IsOn"/>, for queries.</summary>
    public static Expression<Func<OutletRole, bool>> HoldsOn(DateOnly day) =>
        role => (role.From == null || role.From <= day) && (role.Until == null || role.Until >= day);

    /// <exception cref="RefusedException">The role is too long, or it would end before it begins.</exception>
    public void Describe(string? role, DateOnly? from, DateOnly? until)
    {
        if (role?.Length > RoleMaxLength)
        {
            throw new RefusedException("This is too long: at most {0} characters.", RoleMaxLength);
        }

        if (until < from)
        {
            throw new RefusedException("Work for an outlet cannot end before it begins.");
        }

        (Role, From, Until) = (role?.Trim() ?? "", from, until);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<OutletRole>
    {
        public void Configure(EntityTypeBuilder<OutletRole> builder)
        {
            builder.ToTable("outlet_roles");
            builder.Property(role => role.Role).HasMaxLength(RoleMaxLength);
            builder.HasOne(role => role.Outlet).WithMany().HasForeignKey(role => role.OutletId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
