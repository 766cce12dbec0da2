using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Commitments.Successions;

/// <summary>Somebody took over a post: what was promised under it and is open passes on to them, not yet confirmed, and a letter asks them to confirm it.</summary>
internal sealed class Succession : CampaignRecord
{
    public const int RecipientMaxLength = 400;
    public const int SubjectMaxLength = 200;
    public const int TextMaxLength = 60_000;

    private readonly List<InheritedCommitment> _inherited = [];

    public required Guid PostId { get; init; }
    public required Guid SuccessorId { get; init; }

    /// <summary>The first day of their mandate.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>In the campaign's zone.</summary>
    public DateOnly DraftedOn { get; private set; }
    public string Recipient { get; private set; } = "";
    public string Subject { get; private set; } = "";

    /// <summary>Markdown.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Somebody wrote into the letter: it is drafted anew only when asked for.</summary>
    public bool IsWritten { get; private set; }

    public IReadOnlyList<InheritedCommitment> Inherited => _inherited;

    public string FileName => $"letter-{Days.Iso(DraftedOn)}";

    /// <summary>What goes on paper below the subject (Markdown).</summary>
    public string Whole => $"{Recipient}\n\n{Days.Long(DraftedOn)}\n\n{Text}";

    public void Draft(DateOnly day, string recipient, string subject, string text)
    {
        Write(recipient, subject, text);
        (DraftedOn, IsWritten) = (day, false);
    }

    /// <exception cref="RefusedException">No subject, no text, or too long.</exception>
    public void Write(string? recipient, string? subject, string? text)
    {
        if (string.IsNullOrWhiteSpace(subject) || string.IsNullOrWhiteSpace(text))
        {
            throw new RefusedException("A letter has a subject and a text.");
        }

        if (recipient?.Length > RecipientMaxLength || subject.Length > SubjectMaxLength || text.Length > TextMaxLength)
        {
            throw new RefusedException(
                "A letter has at most {0} characters for its recipient, {1} for its subject and {2} for its text.",
                RecipientMaxLength,
                SubjectMaxLength,
                TextMaxLength
            );
        }

        (Recipient, Subject, Text, IsWritten) = (recipient?.Trim() ?? "", subject.Trim(), text.Trim(), true);
    }

    /// <summary>The same successor of the same post, from another record: what somebody wrote is kept.</summary>
    public void Join(Succession other)
    {
        if (!IsWritten && other.IsWritten)
        {
            Write(other.Recipient, other.Subject, other.Text);
        }
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Succession>
    {
        public const string OncePerSuccessor = "ix_successions_campaign_post_successor";

        public void Configure(EntityTypeBuilder<Succession> builder)
        {
            builder.ToTable("successions");
            builder.Property(each => each.Recipient).HasMaxLength(RecipientMaxLength);
            builder.Property(each => each.Subject).HasMaxLength(SubjectMaxLength);
            builder.Property(each => each.Text).HasMaxLength(TextMaxLength);
            builder
                .HasIndex(each => new
                {
                    each.CampaignId,
                    each.PostId,
                    each.SuccessorId,
                })
                .IsUnique()
                .HasDatabaseName(OncePerSuccessor);
            builder.HasOne<Post>().WithMany().HasForeignKey(each => each.PostId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Actor>().WithMany().HasForeignKey(each => each.SuccessorId).OnDelete(DeleteBehavior.Cascade);
            builder.HasMany(each => each.Inherited).WithOne().HasForeignKey(each => each.SuccessionId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
