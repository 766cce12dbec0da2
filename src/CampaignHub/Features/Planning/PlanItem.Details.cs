using CampaignHub.Platform;

namespace CampaignHub.Features.Planning;

/// <summary>Where a task stands among the dates that are possible; the last six bound it by a day (in MS Project: MSO, MFO, SNET, SNLT, FNET, FNLT).</summary>
internal enum DateRule
{
    /// <summary>As late as possible before an anchor, as soon as possible after one.</summary>
    Automatic,
    AsLateAsPossible,
    AsSoonAsPossible,
    MustStartOn,
    MustFinishOn,
    StartNoEarlierThan,
    StartNoLaterThan,
    FinishNoEarlierThan,
    FinishNoLaterThan,
}

/// <summary>By which way a task reaches people.</summary>
internal enum PlanChannel
{
    FaceToFace,
    Letter,
    PhoneCall,
    Press,
    SocialNetworks,
    Event,
    Parliament,
    Website,
    Internal,
}

/// <summary>What is rarely told of a task.</summary>
internal sealed record PlanDetails
{
    public DateRule Rule { get; init; }

    /// <summary>The day of a rule that has one.</summary>
    public DateOnly? RuleOn { get; init; }

    /// <summary>When it should be finished; moves nothing, but is said when it is missed.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Rest before what presses on the task, in working days.</summary>
    public double BufferDays { get; init; }

    /// <summary>Hours of work, whatever the days it takes.</summary>
    public double? EffortHours { get; init; }
    public PlanChannel? Channel { get; init; }

    /// <summary>A window of the political calendar that it stands within.</summary>
    public Guid? WindowId { get; init; }
    public IReadOnlyList<Guid> Reviewers { get; init; } = [];

    /// <summary>One item a line, as a task list of Markdown: <c>[x] book the room</c>.</summary>
    public string Checklist { get; init; } = "";
}

internal sealed partial class PlanItem
{
    public const int ChecklistMaxLength = 4000;
    public const double MostHours = 4000;

    public DateRule Rule { get; private set; }
    public DateOnly? RuleOn { get; private set; }

    /// <summary>Soft: enters the slack, never moves the task.</summary>
    public DateOnly? Deadline { get; private set; }

    /// <summary>In working days.</summary>
    public double BufferDays { get; private set; }
    public double? EffortHours { get; private set; }
    public PlanChannel? Channel { get; private set; }
    public Guid? WindowId { get; private set; }
    public List<Guid> ReviewerIds { get; private set; } = [];

    /// <summary>One item a line, <c>[ ]</c> or <c>[x]</c> before it.</summary>
    public string Checklist { get; private set; } = "";

    public PlanDetails Details =>
        new()
        {
            Rule = Rule,
            RuleOn = RuleOn,
            Deadline = Deadline,
            BufferDays = BufferDays,
            EffortHours = EffortHours,
            Channel = Channel,
            WindowId = WindowId,
            Reviewers = ReviewerIds,
            Checklist = Checklist,
        };

    public IReadOnlyList<PlanCheck> Checks => PlanCheck.Read(Checklist);

    public void Tell(PlanDetails details)
    {
        PlanDays.Check(details.RuleOn, details.Deadline);
        if (details.Rule > DateRule.AsSoonAsPossible && details.RuleOn is null)
        {
            throw new RefusedException("This rule needs a day.");
        }

        if (details.BufferDays is not (>= 0 and <= LongestDays))
        {
            throw new RefusedException("A buffer is from 0 to {0} working days.", LongestDays);
        }

        if (details.EffortHours is not (null or >= 0 and <= MostHours))
        {
            throw new RefusedException("The effort is from 0 to {0} hours.", MostHours);
        }

        (Rule, RuleOn) = (details.Rule, details.Rule > DateRule.AsSoonAsPossible ? details.RuleOn : null);
        (Deadline, BufferDays, EffortHours) = (details.Deadline, details.BufferDays, details.EffortHours);
        (Channel, WindowId) = (details.Channel, details.WindowId);
        List(PlanCheck.Read(details.Checklist));
        if (!ReviewerIds.SequenceEqual(details.Reviewers))
        {
            ReviewerIds = [.. details.Reviewers.Distinct()];
        }
    }

    /// <summary>Takes what decides its dates, and keeps all else.</summary>
    public void Stand(Replanning.PlanTerms terms)
    {
        Measure(DurationDays, terms.AnchorId, terms.OffsetDays, terms.DueOn, terms.Counting);
        Tell(
            Details with
            {
                Rule = terms.Rule,
                RuleOn = terms.RuleOn,
                Deadline = terms.Deadline,
                BufferDays = terms.BufferDays,
                WindowId = terms.WindowId,
            }
        );
    }

    /// <param name="place">Of the item in the list, from 0.</param>
    /// <param name="text">What the person saw there: another item is not ticked.</param>
    public void Check(int place, string text, bool isDone)
    {
        var checks = Checks.ToList();
        if (place < 0 || place >= checks.Count || !string.Equals(checks[place].Text, text, StringComparison.Ordinal))
        {
            throw new RefusedException("The checklist has changed: look at it again.");
        }

        checks[place] = checks[place] with { IsDone = isDone };
        List(checks);
    }

    private void List(IReadOnlyList<PlanCheck> checks)
    {
        var text = PlanCheck.Write(checks);
        Checklist =
            text.Length <= ChecklistMaxLength
                ? text
                : throw new RefusedException("The checklist has at most {0} characters.", ChecklistMaxLength);
    }
}
