namespace CampaignHub.Features.Planning.Importing;

/// <summary>What bounds a task by days, whatever it is counted from.</summary>
internal sealed record PlanItemBounds(DateRule Rule = DateRule.Automatic, DateOnly? RuleOn = null, DateOnly? Deadline = null)
{
    public static PlanItemBounds Of(PlanItem item) => new(item.Rule, item.RuleOn, item.Deadline);

    public void WriteTo(PlanItem item) => item.Tell(item.Details with { Rule = Rule, RuleOn = RuleOn, Deadline = Deadline });
}
