using System.Security.Claims;
using CampaignHub.Data;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Interactions;

/// <summary>The contacts with somebody of the shared directory, in every campaign whose map the person who asks may see.</summary>
internal sealed class ActorTimeline(HubDb db, IServiceScopeFactory scopes)
{
    /// <summary>So many are told, the latest.</summary>
    public const int Most = 50;

    internal sealed record Entry(Campaign Campaign, InteractionLog.Line Line);

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<Entry>> ReadAsync(ClaimsPrincipal person, Guid actor, CancellationToken cancellationToken)
    {
        var met = await db.Set<InteractionActor>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .Where(with => with.ActorId == actor)
            .Select(with => with.CampaignId)
            .Distinct()
            .ToListAsync(cancellationToken);
        var entries = new List<Entry>();
        foreach (var campaign in db.Here.Campaigns.Where(campaign => met.Contains(campaign.Id)))
        {
            entries.AddRange((await LinesAsync(person, campaign, actor, cancellationToken)).Select(line => new Entry(campaign, line)));
        }

        return
        [
            .. entries
                .OrderByDescending(each => each.Line.Interaction.HeldOn)
                .ThenByDescending(each => each.Line.Interaction.Id)
                .Take(Most),
        ];
    }

    // A scope of its own, into which the person is let as into the campaign's pages.
    private async Task<IReadOnlyList<InteractionLog.Line>> LinesAsync(
        ClaimsPrincipal person,
        Campaign campaign,
        Guid actor,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        var inside = scope.ServiceProvider;
        return
            await inside.GetRequiredService<Admission>().AdmitAsync(person, campaign.Slug, cancellationToken)
            && inside.GetRequiredService<Here>().Can(StakeholdersFeature.View)
            ? await inside
                .GetRequiredService<InteractionLog>()
                .PageAsync(new InteractionFilter(null, actor, null, null), 0, Most, cancellationToken)
            : [];
    }
}
