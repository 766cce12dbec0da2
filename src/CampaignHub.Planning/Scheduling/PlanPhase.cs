namespace CampaignHub.Planning;

/// <summary>A group of tasks: it lasts from its first start to its last finish, and links on it bind every task within.</summary>
/// <param name="Id">Unique among tasks, anchors and phases; compared exactly.</param>
/// <param name="Parent">The phase that it is part of.</param>
public sealed record PlanPhase(string Id, string? Parent = null);
