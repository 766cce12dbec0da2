using CampaignHub.Platform;
using CampaignHub.Platform.Records;

namespace CampaignHub.Features.Planning;

/// <summary>How far a task is, and who may still move it: of all but the first, the plan changes no date.</summary>
internal enum PlanState
{
    NotStarted,
    Started,

    /// <summary>Its dates are fixed by us.</summary>
    Pinned,

    /// <summary>Its dates were told to somebody outside.</summary>
    Promised,
    Done,
}

internal sealed partial class PlanItem
{
    public const int PromisedToMaxLength = 200;

    public PlanState State { get; private set; }

    /// <summary>The first day of dates that the plan does not change; null where it may.</summary>
    public DateOnly? HeldFrom { get; private set; }

    /// <summary>The last day of them, included; null of a task under way, whose duration says it.</summary>
    public DateOnly? HeldTo { get; private set; }

    /// <summary>Whom its dates were promised to: mostly a person, by name.</summary>
    [NotJournaled]
    public string PromisedTo { get; private set; } = "";
    public DateTimeOffset? DoneAt { get; private set; }
    public Guid? DoneById { get; private set; }

    public bool IsDone => State == PlanState.Done;

    /// <summary>The plan may move it.</summary>
    public bool IsFree => State == PlanState.NotStarted;

    /// <summary>It is under way since a day, which is not to come.</summary>
    public void Begin(DateOnly on, DateOnly today)
    {
        PlanDays.Check(on);
        if (on > today)
        {
            throw new RefusedException("A task that is under way began today or before.");
        }

        Free();
        (State, HeldFrom) = (PlanState.Started, on);
    }

    /// <summary>Its dates stay as they are; when promised, to somebody outside.</summary>
    public void Hold(DateOnly from, DateOnly to, string? promisedTo)
    {
        CheckSpan(from, to);
        if (promisedTo?.Length > PromisedToMaxLength)
        {
            throw new RefusedException("Whom it was promised to is told in at most {0} characters.", PromisedToMaxLength);
        }

        Free();
        (State, HeldFrom, HeldTo) = (promisedTo is null ? PlanState.Pinned : PlanState.Promised, from, to);
        PromisedTo = promisedTo?.Trim() ?? "";
    }

    /// <summary>Pins it to days, or lets the plan move it again where there are none.</summary>
    public void Place(DateOnly? from, DateOnly? to)
    {
        if (from is { } first)
        {
            Hold(first, to ?? first, promisedTo: null);
        }
        else
        {
            Free();
        }
    }

    /// <param name="now">When it was said.</param>
    /// <param name="by">Who said it; null is the hub.</param>
    /// <param name="from">The day it was begun.</param>
    /// <param name="to">The day it was finished.</param>
    public void Finish(DateTimeOffset now, Guid? by, DateOnly from, DateOnly to)
    {
        CheckSpan(from, to);
        if (!IsDone)
        {
            (DoneAt, DoneById) = (now, by);
        }

        (State, HeldFrom, HeldTo, PromisedTo) = (PlanState.Done, from, to, "");
    }

    /// <summary>The plan may move it again.</summary>
    public void Free()
    {
        (State, HeldFrom, HeldTo, PromisedTo) = (PlanState.NotStarted, null, null, "");
        (DoneAt, DoneById) = (null, null);
    }

    /// <summary>What should have begun, or should be finished when it is under way.</summary>
    /// <param name="start">The day to begin by.</param>
    /// <param name="finish">The day to be finished by.</param>
    /// <param name="today">Of the campaign.</param>
    public bool IsLate(DateOnly start, DateOnly finish, DateOnly today) =>
        State switch
        {
            PlanState.Done => false,
            PlanState.Started => finish < today,
            _ => start < today,
        };

    private static void CheckSpan(DateOnly from, DateOnly to)
    {
        PlanDays.Check(from, to);
        if (to < from)
        {
            throw new RefusedException("A task does not finish before it begins.");
        }
    }
}
