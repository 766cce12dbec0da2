namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>Something that we did, beside which somebody's shift is told: after it, not because of it.</summary>
/// <param name="Kind">The subject's: <c>interaction</c>, <c>release</c>.</param>
internal sealed record OwnAction(string Kind, string Title, DateOnly Day);

/// <summary>What a later feature did towards everybody, in the campaign entered: releases.</summary>
internal interface IOwnActions
{
    /// <summary>Both days included, the earliest first; only what anybody may know of.</summary>
    Task<IReadOnlyList<OwnAction>> BetweenAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken);
}
