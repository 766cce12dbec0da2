namespace CampaignHub.Planning;

/// <summary>A dependency between two tasks, or between a task and an anchor. Doubled links are harmless; a link to oneself is a cycle.</summary>
/// <param name="From">The id of the predecessor.</param>
/// <param name="To">The id of the successor.</param>
/// <param name="Type">The two ends bound.</param>
/// <param name="Lag">The time kept between them.</param>
public sealed record PlanLink(string From, string To, LinkType Type = LinkType.FinishToStart, Lag Lag = default);
