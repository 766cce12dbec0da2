namespace CampaignHub.Planning;

/// <summary>One step of an explanation: a task or an anchor, and the link by which it presses on the next.</summary>
/// <param name="Id">The task or anchor.</param>
/// <param name="LinkToNext">The link to the next step; null at the end.</param>
public sealed record ChainStep(string Id, PlanLink? LinkToNext);
