using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Meetings.Answers;

/// <summary>The letter after a meeting that asks for what is still open: drafted from the minutes and the reply, then edited by people.</summary>
internal sealed class FollowUpLetter : CampaignRecord
{
    public const int RecipientMaxLength = 400;
    public const int SubjectMaxLength = 200;
    public const int TextMaxLength = 60_000;

    public required Guid MeetingId { get; init; }

    /// <summary>In the campaign's zone.</summary>
    public DateOnly DraftedOn { get; private set; }
    public string Recipient { get; private set; } = "";
    public string Subject { get; private set; } = "";

    /// <summary>Markdown.</summary>
    public string Text { get; private set; } = "";

    public string FileName => $"follow-up-{Days.Iso(DraftedOn)}";

    /// <summary>What goes on paper below the subject (Markdown).</summary>
    public string Whole => $"{Recipient}\n\n{Days.Long(DraftedOn)}\n\n{Text}";

    public void Draft(DateOnly day, string recipient, string subject, string text)
    {
        DraftedOn = day;
        Write(recipient, subject, text);
    }

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

        (Recipient, Subject, Text) = (recipient?.Trim() ?? "", subject.Trim(), text.Trim());
    }

    internal sealed class Mapping : IEntityTypeConfiguration<FollowUpLetter>
    {
        public const string OncePerMeeting = "ix_follow_up_letters_meeting";

        public void Configure(EntityTypeBuilder<FollowUpLetter> builder)
        {
            builder.ToTable("follow_up_letters");
            builder.Property(letter => letter.Recipient).HasMaxLength(RecipientMaxLength);
            builder.Property(letter => letter.Subject).HasMaxLength(SubjectMaxLength);
            builder.Property(letter => letter.Text).HasMaxLength(TextMaxLength);
            builder.HasIndex(letter => letter.MeetingId).IsUnique().HasDatabaseName(OncePerMeeting);
            builder.HasOne<Meeting>().WithMany().HasForeignKey(letter => letter.MeetingId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
