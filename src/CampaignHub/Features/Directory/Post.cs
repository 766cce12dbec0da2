using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Directory;

/// <summary>An office in an organisation; it outlives whoever holds it.</summary>
internal sealed class Post : Record, ISubject, IShownInPublic
{
    Kept IKept.In => Kept.Site | Kept.Map;

    public const int TitleMaxLength = 200;

    public static string Kind => "post";

    public required Guid OrganisationId { get; init; }
    public required string Title { get; set; }

    /// <summary>One person holds it at a time: two mandates of the same days are refused.</summary>
    public bool IsForOne { get; set; }

    /// <param name="organisation">Null when the directory does not hold it.</param>
    /// <param name="title">At most 200 characters.</param>
    /// <param name="id">Of a recipe; its own unless told.</param>
    public static Post Of(Actor? organisation, string? title, Guid? id = null)
    {
        if (organisation is null or { Type: ActorKind.Person })
        {
            throw new RefusedException("A post belongs to an organisation or a group, not to a person.");
        }

        var post = new Post
        {
            Id = id ?? Guid.CreateVersion7(),
            OrganisationId = organisation.Id,
            Title = "",
        };
        post.Rename(title);
        return post;
    }

    /// <exception cref="RefusedException">No title, or one that is too long.</exception>
    public void Rename(string? title)
    {
        if (string.IsNullOrWhiteSpace(title) || title.Length > TitleMaxLength)
        {
            throw new RefusedException("A post needs a title of at most {0} characters.", TitleMaxLength);
        }

        Title = title.Trim();
    }

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
