using CampaignHub.Data;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>Where everybody on the campaign's map stands today on the campaign as a whole, kept in memory: a list asks for it at each page.</summary>
internal sealed class StancesNow(HubDb db, Remembered<StancesNow.Levels> remembered)
{
    /// <param name="Known">By stakeholder; who is not named stands nowhere known.</param>
    internal sealed record Levels(IReadOnlyDictionary<Guid, Stance> Known);

    public Task<Levels> ReadAsync(CancellationToken cancellationToken) =>
        remembered.CurrentAsync(Kept.Map, db.Here.Campaign.Id, db, LoadAsync, cancellationToken);

    private async Task<Levels> LoadAsync(HubDb here, CancellationToken cancellationToken)
    {
        var own = (await DecidersAsync(here, cancellationToken)).ToLookup(statement => statement.StakeholderId);
        var belongings = await Bodies.ReadAsync(here, here.Here.Today, cancellationToken);
        var stakeholders = await here.Set<Stakeholder>().Select(each => new { each.Id, each.ActorId }).ToListAsync(cancellationToken);
        var numbers = stakeholders.ToDictionary(each => each.ActorId, each => each.Id);
        return new Levels(
            (
                from stakeholder in stakeholders
                let theirs = from body in belongings.Above(stakeholder.ActorId, here.Here.Today)
                where numbers.ContainsKey(body.Body)
                from statement in own[numbers[body.Body]]
                select new Inherited(statement, new Heritage(statement.StakeholderId, "", body.Level, "", body.Post, body.Since))
                let standing = StanceRule.Overall([.. own[stakeholder.Id]], [.. theirs], DateOnly.MaxValue)
                where standing.Deciding is not null
                select (stakeholder.Id, standing.Level)
            ).ToDictionary(each => each.Id, each => each.Level)
        );
    }

    // Only what the rule reads: the words of a campaign's statements are megabytes.
    private static Task<List<Statement>> DecidersAsync(HubDb here, CancellationToken cancellationToken) =>
        here.Set<Statement>()
            .AsNoTracking()
            .Select(statement => new Statement
            {
                Id = statement.Id,
                CampaignId = statement.CampaignId,
                StakeholderId = statement.StakeholderId,
                DemandId = statement.DemandId,
                Level = statement.Level,
                MadeOn = statement.MadeOn,
                Source = "",
            })
            .ToListAsync(cancellationToken);
}
