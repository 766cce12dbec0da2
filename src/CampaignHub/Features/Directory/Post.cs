using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Directory;

/// <summary>An office in an organisation; it outlives whoever holds it.</summary>
internal sealed class Post : Record, ISubject
{
    public const int TitleMaxLength = 200;

    public static string Kind => "post";

    public required Guid OrganisationId { get; init; }
    public required string Title { get; set; }

    string ISubject.SubjectTitle => Title;

    internal sealed class Mapping : IEntityTypeConfiguration<Post>
    {
        public void Configure(EntityTypeBuilder<Post> builder)
        {
            builder.ToTable("posts");
            builder.Property(post => post.Title).HasMaxLength(TitleMaxLength);
            builder.HasOne<Actor>().WithMany().HasForeignKey(post => post.OrganisationId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
