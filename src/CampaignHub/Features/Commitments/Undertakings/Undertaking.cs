using CampaignHub.Features.Directory;
using CampaignHub.Features.Meetings;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Commitments.Undertakings;

internal enum UndertakingState
{
    Open,
    Kept,
    NotKept,
}

/// <summary>What we promised to others: a document, a date, a name. Kept apart from what they promised to us.</summary>
internal sealed class Undertaking : CampaignRecord, ISubject
{
    public const int WordsMaxLength = 2000;
    public const int NoteMaxLength = 2000;
    private const int TitleLength = 120;

    public static string Kind => "undertaking";

    public string Words { get; private set; } = "";

    /// <summary>The person or body of the directory that we promised it to.</summary>
    public Guid ToId { get; private set; }

    /// <summary>The day we promised it, in the campaign's zone.</summary>
    public DateOnly MadeOn { get; private set; }

    /// <summary>The meeting where we promised it.</summary>
    public Guid? MeetingId { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public UndertakingState State { get; private set; }

    /// <summary>The day it was kept, or that we knew it would not be; null while it is open.</summary>
    public DateOnly? SettledOn { get; private set; }

    /// <summary>How it was kept, or why not.</summary>
    public string Note { get; private set; } = "";

    public string Title => Words.Length <= TitleLength ? Words : string.Concat(Words.AsSpan(0, TitleLength).TrimEnd(), "…");

    string ISubject.SubjectTitle => Title;
    string? ISubject.SubjectText => $"{Words} {Note}";

    /// <exception cref="RefusedException">No words, too many, or days that cannot be.</exception>
    public void Describe(string? words, Guid toId, DateOnly madeOn, Guid? meetingId, DateOnly? dueOn)
    {
        if (string.IsNullOrWhiteSpace(words) || words.Length > WordsMaxLength)
        {
            throw new RefusedException("An undertaking says what we promised, in at most {0} characters.", WordsMaxLength);
        }

        if (dueOn < madeOn)
        {
            throw new RefusedException("It is due before the day we promised it.");
        }

        if (SettledOn < madeOn)
        {
            throw new RefusedException("It was settled before the day we promised it.");
        }

        (Words, ToId, MadeOn, MeetingId, DueOn) = (words.Trim(), toId, madeOn, meetingId, dueOn);
    }

    /// <summary>Kept, or not: a second time corrects the first.</summary>
    /// <exception cref="RefusedException">On a day when it cannot have been, or not kept without a reason.</exception>
    public void Settle(bool isKept, DateOnly day, string? note, DateOnly today)
    {
        if (day < MadeOn || day > today)
        {
            throw new RefusedException("It is settled between the day we promised it and today.");
        }

        if (note?.Length > NoteMaxLength || (!isKept && string.IsNullOrWhiteSpace(note)))
        {
            throw new RefusedException("What we did not keep needs its reason, in at most {0} characters.", NoteMaxLength);
        }

        (State, SettledOn, Note) = (isKept ? UndertakingState.Kept : UndertakingState.NotKept, day, note?.Trim() ?? "");
    }

    public void Reopen() => (State, SettledOn, Note) = (UndertakingState.Open, null, "");

    /// <summary>On a day of the campaign's calendar; what is settled is not late any more.</summary>
    public ScheduleStatus ScheduleOn(DateOnly today) =>
        DueOn switch
        {
            null => ScheduleStatus.NoDeadline,
            _ when State != UndertakingState.Open => ScheduleStatus.OnTime,
            { } due when due < today => ScheduleStatus.Overdue,
            { } due when due <= today.AddDays(Commitment.SoonDays) => ScheduleStatus.DueSoon,
            _ => ScheduleStatus.OnTime,
        };

    internal sealed class Mapping : IEntityTypeConfiguration<Undertaking>
    {
        public void Configure(EntityTypeBuilder<Undertaking> builder)
        {
            builder.ToTable("undertakings");
            builder.Property(each => each.Words).HasMaxLength(WordsMaxLength);
            builder.Property(each => each.Note).HasMaxLength(NoteMaxLength);
            builder.HasIndex(each => each.DueOn);
            // Like whoever promised something to us: the directory keeps them as long as this is kept here.
            builder.HasOne<Actor>().WithMany().HasForeignKey(each => each.ToId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Meeting>().WithMany().HasForeignKey(each => each.MeetingId).OnDelete(DeleteBehavior.SetNull);
        }
    }
}
