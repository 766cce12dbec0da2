using CampaignHub.Features.Demands;
using CampaignHub.Features.Planning.Calendars;
using CampaignHub.Platform;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Meetings;

internal enum MeetingStatus
{
    Requested,
    Dated,
    Held,
    Closed,
}

internal enum MinutesState
{
    Internal,
    Sent,
    Confirmed,
    Contested,
}

/// <summary>A meeting with decision-makers, from the request to the written reply.</summary>
internal sealed partial class Meeting : CampaignRecord, ISubject, IFindable
{
    public const int TitleMaxLength = 200;
    public const int WithMaxLength = 400;
    public const int PlaceMaxLength = 200;
    public const int NotesMaxLength = 8000;
    public const int DefaultReplyDays = 10;
    public const int LongestReplyDays = 250;

    private readonly List<MeetingCounterpart> _counterparts = [];
    private readonly List<DelegationMember> _delegation = [];
    private readonly List<MinutesItem> _minutes = [];

    public static string Kind => "meeting";

    public required string Title { get; set; }

    /// <summary>Whom we meet, as people say it, beside the actors of the directory.</summary>
    public string With { get; set; } = "";

    /// <summary>In the campaign's zone; null while it is only asked for.</summary>
    public DateOnly? StartsOn { get; private set; }
    public TimeOnly? StartsAt { get; private set; }
    public string Place { get; set; } = "";

    /// <summary>Markdown, for ourselves; it leaves the hub in no other way.</summary>
    [NotJournaled]
    public string Notes { get; set; } = "";
    public MeetingStatus Status { get; private set; }
    public MinutesState MinutesState { get; private set; }

    /// <summary>Within how many working days the written reply is due.</summary>
    public int ReplyWorkingDays { get; private set; } = DefaultReplyDays;

    /// <summary>Set when the meeting is held.</summary>
    public DateOnly? ReplyDueOn { get; private set; }
    public DateOnly? ReplyReceivedOn { get; private set; }
    public string FindText { get; set; } = "";

    public IReadOnlyList<MeetingCounterpart> Counterparts => _counterparts;
    public IReadOnlyList<DelegationMember> Delegation => _delegation;

    /// <summary>One for each demand that was put.</summary>
    public IReadOnlyList<MinutesItem> Minutes => _minutes;

    public bool IsHeld => Status >= MeetingStatus.Held;

    string ISubject.SubjectTitle => Title;
    string? ISubject.SubjectText => $"{With} {Place}";

    public string ComposeFindText() => $"{Title} {With} {Place}";

    /// <summary>Gives it its day, or takes it away while it is only asked for.</summary>
    public void Schedule(DateOnly? day, TimeOnly? time, DateOnly today)
    {
        if (day?.Year is < 1950 or > 2099)
        {
            throw new RefusedException("A meeting takes place between 1950 and 2099.");
        }

        if (IsHeld)
        {
            CheckPast(day, today);
        }
        else
        {
            Status = day is null ? MeetingStatus.Requested : MeetingStatus.Dated;
        }

        if (ReplyReceivedOn < day)
        {
            throw new RefusedException("The written reply of {0} would be older than the meeting.", Days.Long(ReplyReceivedOn.Value));
        }

        (StartsOn, StartsAt) = (day, day is null ? null : time);
        CountReply();
    }

    public void GiveReplyTime(int workingDays)
    {
        if (workingDays is < 1 or > LongestReplyDays)
        {
            throw new RefusedException("A written reply is due within 1 to {0} working days.", LongestReplyDays);
        }

        ReplyWorkingDays = workingDays;
        CountReply();
    }

    /// <summary>Notes that it took place and starts the reply clock; false when it was noted before.</summary>
    public bool Hold(DateOnly today)
    {
        if (IsHeld)
        {
            return false;
        }

        CheckPast(StartsOn, today);
        Status = MeetingStatus.Held;
        CountReply();
        return true;
    }

    public void Close()
    {
        CheckHeld();
        Status = MeetingStatus.Closed;
    }

    /// <summary>False when that very reply was noted before.</summary>
    public bool RecordReply(DateOnly day, DateOnly today)
    {
        CheckHeld();
        if (day < StartsOn)
        {
            throw new RefusedException("A reply cannot be older than the meeting of {0}.", Days.Long(StartsOn.Value));
        }

        if (day > today)
        {
            throw new RefusedException("A reply cannot have come on a day that is still ahead.");
        }

        var isNew = ReplyReceivedOn != day;
        ReplyReceivedOn = day;
        return isNew;
    }

    /// <summary>Working days between the day the reply was due and the day it came, or today; 0 when it is not late.</summary>
    public int ReplyLateBy(DateOnly today) =>
        ReplyDueOn is { } due && (ReplyReceivedOn ?? today) is var until && until > due
            ? CampaignCalendar.France.Work.CountWorkingDays(due.AddDays(1), until.AddDays(1))
            : 0;

    /// <summary>Where the minutes stand with the other side.</summary>
    public void MoveMinutes(MinutesState state)
    {
        CheckHeld();
        if (MinutesState == MinutesState.Internal && state is MinutesState.Confirmed or MinutesState.Contested)
        {
            throw new RefusedException("The minutes have not been sent yet: nobody can have confirmed or contested them.");
        }

        MinutesState = state;
    }

    /// <summary>Puts a demand in the wording in force that day; a second time changes nothing.</summary>
    public MinutesItem Put(Demand demand, DateOnly today)
    {
        if (_minutes.Find(item => item.DemandId == demand.Id) is { } kept)
        {
            return kept;
        }

        var item = MinutesItem.Of(this, demand, StartsOn ?? today);
        _minutes.Add(item);
        return item;
    }

    /// <summary>The minutes of a demand; there are none of one that was not put, nor before the meeting.</summary>
    public MinutesItem MinutesOf(Demand demand)
    {
        CheckHeld();
        return _minutes.Find(item => item.DemandId == demand.Id)
            ?? throw new RefusedException("Demand {0} was not put at this meeting: there are no minutes of it.", demand.Number);
    }

    private void CheckHeld()
    {
        if (!IsHeld)
        {
            throw new RefusedException("The meeting has not been held yet.");
        }
    }

    private static void CheckPast(DateOnly? day, DateOnly today)
    {
        if (day is null)
        {
            throw new RefusedException("Give the meeting its day first.");
        }

        if (day > today)
        {
            throw new RefusedException("The meeting of {0} is still ahead: it cannot have been held.", Days.Long(day.Value));
        }
    }

    private void CountReply()
    {
        if (IsHeld && StartsOn is { } day)
        {
            ReplyDueOn = CampaignCalendar.France.Work.AddWorkingDays(day, ReplyWorkingDays);
        }
    }
}
