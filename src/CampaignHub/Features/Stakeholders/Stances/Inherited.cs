namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>From whom somebody has a stance.</summary>
/// <param name="Stakeholder">The body, on this map.</param>
/// <param name="Level">1 is a body that they belong to themselves, 2 one that this body is a member of.</param>
/// <param name="Through">The name of the body that leads there; empty on the first level.</param>
/// <param name="Post">By which they belong to the nearest body; empty for a member.</param>
/// <param name="Since">From this day on they belong to it; null where nobody said.</param>
internal sealed record Heritage(Guid Stakeholder, string Name, int Level, string Through, string Post, DateOnly? Since);

/// <summary>A statement of a body that somebody stands by while they belong to it and say nothing themselves.</summary>
internal sealed record Inherited(Statement Statement, Heritage From);
