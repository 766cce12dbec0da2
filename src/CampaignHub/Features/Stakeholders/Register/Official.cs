using CampaignHub.Features.Directory;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>Whom the register calls a public official, by article 18-2 of law 2013-907; or that somebody is none.</summary>
internal enum OfficialCategory
{
    NotAnOfficial,
    GovernmentOrCabinet,
    Parliament,
    PresidencyStaff,
    IndependentAuthority,
    GovernmentAppointee,
    LocalElected,
    SeniorCivilServant,
}

/// <summary>
/// That a post makes its holder a public official, or that an actor is one without a post of the directory. Of the workspace, as the directory is.
/// Nobody is taken for one, or for none, before somebody said so.
/// </summary>
internal sealed class Official : Record
{
    public Guid? PostId { get; init; }
    public Guid? ActorId { get; init; }
    public OfficialCategory Category { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Official>
    {
        public void Configure(EntityTypeBuilder<Official> builder)
        {
            builder.ToTable("register_officials");
            builder.HasIndex(each => each.PostId).IsUnique();
            builder.HasIndex(each => each.ActorId).IsUnique();
            builder.HasOne<Post>().WithMany().HasForeignKey(each => each.PostId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Actor>().WithMany().HasForeignKey(each => each.ActorId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
