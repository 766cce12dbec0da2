using System.Text.Json;
using CampaignHub.Platform;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>What decides the dates of a task, its duration and its links apart; written as JSON in the text of a <see cref="PlanChange"/>.</summary>
internal sealed record PlanTerms
{
    public Guid? AnchorId { get; init; }
    public int OffsetDays { get; init; }
    public DayCount Counting { get; init; }
    public DateOnly? DueOn { get; init; }
    public DateRule Rule { get; init; }
    public DateOnly? RuleOn { get; init; }
    public DateOnly? Deadline { get; init; }
    public double BufferDays { get; init; }
    public Guid? WindowId { get; init; }

    /// <summary>By name, for whoever reads of the change later.</summary>
    public string Anchor { get; init; } = "";
    public string Window { get; init; } = "";

    public static PlanTerms Of(PlanItem item) =>
        new()
        {
            AnchorId = item.AnchorId,
            OffsetDays = item.OffsetDays,
            Counting = item.Counting,
            DueOn = item.DueOn,
            Rule = item.Rule,
            RuleOn = item.RuleOn,
            Deadline = item.Deadline,
            BufferDays = item.BufferDays,
            WindowId = item.WindowId,
        };

    /// <summary>What a form or a program asks of a task that is there: a change for its duration, one for its terms, one for each link.</summary>
    public static IReadOnlyList<PlanChange> Asked(PlanItem item, SavePlanItem.Input input)
    {
        var changes = new List<PlanChange>();
        if (input.DurationDays != item.DurationDays)
        {
            changes.Add(new PlanChange(PlanChangeKind.Duration, item.Id) { Days = input.DurationDays });
        }

        if (Of(input, item) is var terms && terms != Of(item))
        {
            changes.Add(new PlanChange(PlanChangeKind.Terms, item.Id) { Text = terms.Write() });
        }

        var old = item.WaitsFor.Select(link => link.PredecessorId).ToList();
        changes.AddRange(old.Except(input.WaitsFor).Select(id => Link(id, tie: null)));
        changes.AddRange(input.WaitsFor.Except(old).Select(id => Link(id, new PlanTie())));
        return changes;

        PlanChange Link(Guid after, PlanTie? tie) => new(PlanChangeKind.Link, item.Id) { AfterId = after, Text = tie?.Write() };
    }

    /// <exception cref="RefusedException">It is no such text.</exception>
    public static PlanTerms Read(string? text)
    {
        try
        {
            return JsonSerializer.Deserialize<PlanTerms>(text ?? "", PlanChange.Json)!;
        }
        catch (JsonException)
        {
            throw new RefusedException("What was to be moved is not part of the plan any more.");
        }
    }

    public string Write() => JsonSerializer.Serialize(this, PlanChange.Json);

    /// <summary>Of these terms only what differs from <paramref name="old"/>; all else as it is now: what was changed since by others stays.</summary>
    public PlanTerms Since(PlanTerms old, PlanTerms now)
    {
        var counted = (AnchorId, OffsetDays, Counting, DueOn) == (old.AnchorId, old.OffsetDays, old.Counting, old.DueOn) ? now : this;
        var ruled = (Rule, RuleOn) == (old.Rule, old.RuleOn) ? now : this;
        return new PlanTerms
        {
            AnchorId = counted.AnchorId,
            OffsetDays = counted.OffsetDays,
            Counting = counted.Counting,
            DueOn = counted.DueOn,
            Rule = ruled.Rule,
            RuleOn = ruled.RuleOn,
            Deadline = Deadline == old.Deadline ? now.Deadline : Deadline,
            BufferDays = BufferDays == old.BufferDays ? now.BufferDays : BufferDays,
            WindowId = WindowId == old.WindowId ? now.WindowId : WindowId,
        };
    }

    private static PlanTerms Of(SavePlanItem.Input input, PlanItem item)
    {
        var details = input.Details ?? item.Details;
        return new PlanTerms
        {
            AnchorId = input.AnchorId,
            OffsetDays = input.AnchorId is null ? 0 : input.OffsetDays,
            Counting = input.AnchorId is null ? DayCount.WorkingDays : input.Counting,
            DueOn = input.DueOn,
            Rule = details.Rule,
            RuleOn = details.Rule > DateRule.AsSoonAsPossible ? details.RuleOn : null,
            Deadline = details.Deadline,
            BufferDays = details.BufferDays,
            WindowId = details.WindowId,
        };
    }
}
