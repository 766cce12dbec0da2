using CampaignHub.Features.Directory;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CampaignHub.Features.Commitments;

/// <summary>What a decision-maker promised, word for word, and how far it has come. The words are never overwritten.</summary>
internal sealed class Commitment : CampaignRecord, ISubject, IFindable
{
    public const int WordsMaxLength = 2000;
    public const int PlaceMaxLength = 200;
    public const int SlugMaxLength = 90;

    /// <summary>A deadline within so many days is due soon.</summary>
    public const int SoonDays = 14;

    private const int TitleLength = 90;

    private readonly List<CommitmentStep> _steps = [];
    private readonly List<CommitmentDemand> _demands = [];

    public static string Kind => "commitment";

    /// <summary>As they were said or written.</summary>
    public required string Words { get; init; }

    /// <summary>Who promised: a person or an organisation of the directory.</summary>
    public required Guid ActorId { get; init; }
    public Actor Actor { get; init; } = null!;

    /// <summary>The post in which they spoke; it outlives the person.</summary>
    public Guid? PostId { get; init; }
    public Post? Post { get; init; }

    /// <summary>The meeting at which it was said.</summary>
    public Guid? MeetingId { get; init; }

    /// <summary>The day it was said, in the campaign's zone.</summary>
    public required DateOnly MadeOn { get; init; }
    public string Place { get; set; } = "";

    /// <summary>The last day on which it is in time, in the campaign's zone.</summary>
    public DateOnly? Deadline { get; set; }
    public OfficialStatus Official { get; set; }
    public EvidenceStatus Evidence { get; set; }

    /// <summary>When we last looked how far it has come.</summary>
    public DateOnly? LastCheckedOn { get; set; }

    /// <summary>The last part of its address on the public site; one commitment of the workspace has it.</summary>
    public required string Slug { get; init; }

    /// <summary>Since when everybody can read it; null is not published.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }
    public string FindText { get; set; } = "";

    public IReadOnlyList<CommitmentStep> Steps => _steps;
    public IReadOnlyList<CommitmentDemand> Demands => _demands;

    /// <summary>By the day it was so, the oldest first.</summary>
    public IReadOnlyList<CommitmentStep> History => [.. _steps.OrderBy(step => step.TrueOn).ThenBy(step => step.Id)];

    /// <summary>The highest rung reached since it last fell back; null when it fell back and nothing followed.</summary>
    public Rung? Reached => SinceSetback().Select(step => (Rung?)step.Rung).Max();

    /// <summary>Denied or withdrawn, when nothing followed.</summary>
    public CommitmentStep? Setback => History is [.., { } last] && last.Rung.IsSetback() ? last : null;

    /// <summary>Where it stands: the rung reached, or how it fell back.</summary>
    public Rung Current => Setback?.Rung ?? Reached ?? Rung.Heard;

    /// <summary>Done, according to the ladder: a deadline cannot pass any more.</summary>
    public bool IsKept => Reached >= Rung.Implemented;

    string ISubject.SubjectTitle => Title;
    string? ISubject.SubjectText => Words;

    /// <summary>The beginning of the words.</summary>
    public string Title => Words.Length <= TitleLength ? Words : $"{Words[..Cut]}…";

    public string ComposeFindText() => Words;

    public ScheduleStatus ScheduleOn(DateOnly today) =>
        Deadline is not { } deadline ? ScheduleStatus.NoDeadline
        : IsKept ? ScheduleStatus.OnTime
        : deadline < today ? ScheduleStatus.Overdue
        : deadline <= today.AddDays(SoonDays) ? ScheduleStatus.DueSoon
        : ScheduleStatus.OnTime;

    /// <summary>Notes a rung; the same rung of the same day again is no second one.</summary>
    public CommitmentStep? Climb(CommitmentStep step)
    {
        if (_steps.Exists(each => each.Rung == step.Rung && each.TrueOn == step.TrueOn))
        {
            return null;
        }

        _steps.Add(step);
        LastCheckedOn = LastCheckedOn > step.LearntOn ? LastCheckedOn : step.LearntOn;
        return step;
    }

    /// <summary>The demand that it answers; one that it answers already stays as it is.</summary>
    public CommitmentDemand? AnswerTo(Guid demandId)
    {
        if (_demands.Exists(each => each.DemandId == demandId))
        {
            return null;
        }

        var row = new CommitmentDemand
        {
            CampaignId = CampaignId,
            CommitmentId = Id,
            DemandId = demandId,
        };
        _demands.Add(row);
        return row;
    }

    public void Publish(DateTimeOffset now) => PublishedAt ??= now;

    public void Withdraw() => PublishedAt = null;

    public static string CheckWords(string? words) =>
        string.IsNullOrWhiteSpace(words) || words.Trim().Length > WordsMaxLength
            ? throw new RefusedException("A commitment needs the words that were said, at most {0} characters.", WordsMaxLength)
            : words.Trim();

    // Between two words, where there is a place between them.
    private int Cut => Words.LastIndexOf(' ', TitleLength) is > 0 and var space ? space : TitleLength;

    private IEnumerable<CommitmentStep> SinceSetback()
    {
        var history = History;
        var fell = history.ToList().FindLastIndex(step => step.Rung.IsSetback());
        return history.Skip(fell + 1);
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Commitment>
    {
        public const string OncePerSlug = "ix_commitments_slug";

        public void Configure(EntityTypeBuilder<Commitment> builder)
        {
            builder.ToTable("commitments");
            builder.Property(commitment => commitment.Words).HasMaxLength(WordsMaxLength);
            builder.Property(commitment => commitment.Place).HasMaxLength(PlaceMaxLength);
            builder.Property(commitment => commitment.Slug).HasMaxLength(SlugMaxLength);
            builder.Ignore(commitment => commitment.History);
            builder.Ignore(commitment => commitment.Setback);
            builder.HasIndex(commitment => commitment.Slug).IsUnique().HasDatabaseName(OncePerSlug);
            builder
                .HasOne(commitment => commitment.Actor)
                .WithMany()
                .HasForeignKey(commitment => commitment.ActorId)
                .OnDelete(DeleteBehavior.Cascade);
            builder
                .HasOne(commitment => commitment.Post)
                .WithMany()
                .HasForeignKey(commitment => commitment.PostId)
                .OnDelete(DeleteBehavior.SetNull);
            builder
                .HasMany(commitment => commitment.Steps)
                .WithOne()
                .HasForeignKey(step => step.CommitmentId)
                .OnDelete(DeleteBehavior.Cascade);
            builder
                .HasMany(commitment => commitment.Demands)
                .WithOne()
                .HasForeignKey(row => row.CommitmentId)
                .OnDelete(DeleteBehavior.Cascade);
        }
    }
}
