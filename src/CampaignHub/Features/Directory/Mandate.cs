using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Directory;

/// <summary>A person holds a post, from one day to another, both included.</summary>
internal sealed class Mandate : Record, IKept
{
    Kept IKept.In => Kept.Map;

    public required Guid PersonId { get; init; }
    public required Guid PostId { get; init; }
    public DateOnly? From { get; private set; }
    public DateOnly? Until { get; private set; }

    /// <param name="person">Null when the directory does not hold them, as <paramref name="post"/>.</param>
    /// <param name="id">Of a recipe; its own unless told.</param>
    public static Mandate Of(Actor? person, Post? post, DateOnly? from, DateOnly? until, Guid? id = null)
    {
        if (person is not { Type: ActorKind.Person } || post is null)
        {
            throw new RefusedException("A mandate joins a person and a post of the directory.");
        }

        var mandate = new Mandate
        {
            Id = id ?? Guid.CreateVersion7(),
            PersonId = person.Id,
            PostId = post.Id,
        };
        mandate.Date(from, until);
        return mandate;
    }

    public bool IsCurrent(DateOnly day) => (From is null || From <= day) && (Until is null || day <= Until);

    public void Date(DateOnly? from, DateOnly? until)
    {
        if (until < from)
        {
            throw new RefusedException("The mandate ends before it begins.");
        }

        (From, Until) = (from, until);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Mandate>
    {
        public void Configure(EntityTypeBuilder<Mandate> builder)
        {
            builder.ToTable("mandates");
            builder.HasOne<Actor>().WithMany().HasForeignKey(mandate => mandate.PersonId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Post>().WithMany().HasForeignKey(mandate => mandate.PostId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
