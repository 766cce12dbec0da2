using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Site;

namespace CampaignHub.Features.Commitments;

/// <summary>What they say of it.</summary>
internal enum OfficialStatus
{
    Announced,
    InProgress,
    DoneAccordingToThem,
}

/// <summary>What we hold.</summary>
internal enum EvidenceStatus
{
    None,
    Partial,
    Sufficient,
    Contradicted,
}

/// <summary>What the calendar says; computed when it is read, stored nowhere.</summary>
internal enum ScheduleStatus
{
    NoDeadline,
    OnTime,
    DueSoon,
    Overdue,
}

/// <summary>A promise in the words it was given, and how far it has come.</summary>
internal sealed partial class Commitment : CampaignRecord, ISubject, IFindable, IShownInPublic
{
    public const int WordsMaxLength = 4000;
    public const int PlaceMaxLength = 200;
    public const int SummaryMaxLength = 1000;
    public const int SlugMaxLength = 120;
    public const int SoonDays = 14;
    private const int TitleLength = 120;

    private readonly List<CommitmentStep> _steps = [];
    private readonly List<CommitmentDemand> _demands = [];

    public static string Kind => "commitment";

    /// <summary>As they were said; never overwritten.</summary>
    public required string Words { get; init; }

    /// <summary>The person or body of the directory that gave them.</summary>
    public required Guid ById { get; init; }

    /// <summary>In which post.</summary>
    public Guid? PostId { get; init; }

    /// <summary>The day they were given, in the campaign's zone.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>The meeting where they were given.</summary>
    public Guid? MeetingId { get; init; }

    /// <summary>Where they were given: a meeting room, the radio, a letter.</summary>
    public string PlaceSaid { get; private set; } = "";
    public DateOnly? Deadline { get; private set; }
    public OfficialStatus? Official { get; set; }
    public EvidenceStatus Evidence { get; set; }

    /// <summary>Its place on the public site; one commitment of the workspace has it.</summary>
    public required string Slug { get; init; }
    public string Summary { get; private set; } = "";

    /// <summary>Since when the public may read it.</summary>
    public DateTimeOffset? PublishedAt { get; private set; }
    public string FindText { get; set; } = "";

    /// <summary>In the order they were entered.</summary>
    public IReadOnlyList<CommitmentStep> Steps => _steps;

    /// <summary>The demands it answers.</summary>
    public IReadOnlyList<CommitmentDemand> Demands => _demands;

    public bool IsPublic => PublishedAt is not null;
    public Rung Rung => Ladder.Current(_steps);

    /// <summary>Neither kept nor fallen: it still binds whoever holds the post.</summary>
    public bool IsOpen => Rung is not (Rung.Implemented or Rung.VerifiedByUs) && !Rung.IsFall();
    public string Title => Words.Length <= TitleLength ? Words : string.Concat(Words.AsSpan(0, TitleLength).TrimEnd(), "…");

    string ISubject.SubjectTitle => Title;
    string? ISubject.SubjectText => $"{Words} {PlaceSaid}";

    public string ComposeFindText() => $"{Words} {PlaceSaid}";

    public void Describe(string? placeSaid, DateOnly? deadline)
    {
        if (placeSaid?.Length > PlaceMaxLength)
        {
            throw new RefusedException("A place has at most {0} characters.", PlaceMaxLength);
        }

        if (deadline < MadeOn)
        {
            throw new RefusedException("The deadline lies before the day of the promise.");
        }

        (PlaceSaid, Deadline) = (placeSaid?.Trim() ?? "", deadline);
    }

    /// <summary>The step, or the very same one that is there already.</summary>
    public CommitmentStep Climb(CommitmentStep step)
    {
        if (_steps.Find(kept => kept.IsSame(step)) is { } same)
        {
            return same;
        }

        _steps.Add(step);
        return step;
    }

    /// <summary>On a day of the campaign's calendar. What was done is not late any more.</summary>
    public ScheduleStatus ScheduleOn(DateOnly today) =>
        Deadline switch
        {
            null => ScheduleStatus.NoDeadline,
            _ when Rung is Rung.Implemented or Rung.VerifiedByUs => ScheduleStatus.OnTime,
            { } deadline when deadline < today => ScheduleStatus.Overdue,
            { } deadline when deadline <= today.AddDays(SoonDays) => ScheduleStatus.DueSoon,
            _ => ScheduleStatus.OnTime,
        };

    public void Publish(string? summary, DateTimeOffset now)
    {
        if (summary?.Length > SummaryMaxLength)
        {
            throw new RefusedException("A summary has at most {0} characters.", SummaryMaxLength);
        }

        Summary = summary?.Trim() ?? "";
        PublishedAt ??= now;
    }

    public void Unpublish() => PublishedAt = null;
}
