using CampaignHub.Features.Press.Journalists;
using CampaignHub.Features.Press.Releases;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Press.FollowUps;

/// <summary>How a call about a release ended, or what an answer to it asks for.</summary>
internal enum CallOutcome
{
    NoAnswer,
    LeftMessage,
    CallAgain,
    WillCover,
    AskedForInterview,
    AskedForMaterial,
    NotInterested,
    WrongNumber,

    /// <summary>No more calls; mails go on.</summary>
    DoNotCall,

    /// <summary>Nothing more at all.</summary>
    DoNotContact,
}

internal static class CallOutcomes
{
    /// <summary>Those that say what the journalist makes of the release: nobody needs to remind them.</summary>
    public static readonly CallOutcome[] Answers =
    [
        CallOutcome.WillCover,
        CallOutcome.AskedForInterview,
        CallOutcome.AskedForMaterial,
        CallOutcome.NotInterested,
        CallOutcome.DoNotCall,
        CallOutcome.DoNotContact,
    ];

    /// <summary>Did we have to do with the person? An engaged line and a wrong number are no contact.</summary>
    public static bool IsContact(this CallOutcome outcome) => outcome is not (CallOutcome.NoAnswer or CallOutcome.WrongNumber);

    public static string Tone(this CallOutcome outcome) =>
        outcome switch
        {
            CallOutcome.WillCover or CallOutcome.AskedForInterview or CallOutcome.AskedForMaterial => "tone-good",
            CallOutcome.DoNotCall or CallOutcome.DoNotContact or CallOutcome.WrongNumber => "tone-bad",
            CallOutcome.CallAgain => "tone-warn",
            _ => "tone-quiet",
        };
}

/// <summary>What a journalist said to a release, or that they could not be reached: one row for each call, the latest counts.</summary>
internal sealed class Reaction : CampaignRecord
{
    public const int NoteMaxLength = 2000;

    public required Guid ReleaseId { get; init; }
    public required Guid JournalistId { get; init; }
    public required InteractionType Means { get; init; }
    public required CallOutcome Outcome { get; init; }

    /// <summary>It will be shown to the person on request (GDPR art. 15).</summary>
    [NotJournaled]
    public string Note { get; private set; } = "";

    /// <summary>When they asked to be called again; null where nobody is to call.</summary>
    public DateTimeOffset? CallAgainAt { get; init; }

    /// <summary>Its line in the log of contacts; null where there was no contact, or the line is gone.</summary>
    public Guid? InteractionId { get; set; }

    /// <exception cref="RefusedException">It is too long.</exception>
    public void Say(string? note)
    {
        if (note?.Length > NoteMaxLength)
        {
            throw new RefusedException("This is too long: at most {0} characters.", NoteMaxLength);
        }

        Note = note?.Trim() ?? "";
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Reaction>
    {
        public void Configure(EntityTypeBuilder<Reaction> builder)
        {
            builder.ToTable("release_reactions");
            builder.Property(reaction => reaction.Note).HasMaxLength(NoteMaxLength);
            builder.HasIndex(reaction => new { reaction.ReleaseId, reaction.JournalistId });
            builder.HasIndex(reaction => new { reaction.CampaignId, reaction.CallAgainAt });
            builder.HasOne<Release>().WithMany().HasForeignKey(reaction => reaction.ReleaseId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Journalist>().WithMany().HasForeignKey(reaction => reaction.JournalistId).OnDelete(DeleteBehavior.Cascade);
            builder.HasOne<Interaction>().WithMany().HasForeignKey(reaction => reaction.InteractionId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
