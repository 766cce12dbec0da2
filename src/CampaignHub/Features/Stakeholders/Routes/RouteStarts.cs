using CampaignHub.Data;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Routes;

/// <summary>Where routes begin: with the actors that are us, with the members of our bodies, and with those whom one of us looks after.</summary>
internal sealed class RouteStarts(HubDb db)
{
    /// <summary>One of us looks after the relation: likelier than most ties, and not certain.</summary>
    public const double OwnerChance = 0.8;

    /// <param name="Hops">0 for one of us, 1 for somebody whom one of us has to speak to first.</param>
    internal sealed record Start(Guid Actor, double Chance, int Hops, Guid? OwnerId = null, string? OwnerName = null);

    public async Task<IReadOnlyList<Start>> ReadAsync(CancellationToken cancellationToken)
    {
        var ours = await db.Set<Stakeholder>().Where(each => each.IsUs).Select(each => each.ActorId).ToListAsync(cancellationToken);
        var today = db.Here.Today;
        var members = await db.Set<Tie>()
            .Where(tie => tie.Type == TieType.MemberOf && ours.Contains(tie.ToId))
            .Where(tie => (tie.Since == null || tie.Since <= today) && (tie.Until == null || tie.Until >= today))
            .Select(tie => tie.FromId)
            .ToListAsync(cancellationToken);
        var us = ours.Concat(members).ToHashSet();
        var lookedAfter = await (
            from stakeholder in db.Set<Stakeholder>()
            join user in db.Users on stakeholder.OwnerId equals user.Id
            where user.DisabledAt == null
            select new
            {
                stakeholder.ActorId,
                user.Id,
                user.Name,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. us.Select(actor => new Start(actor, Chance: 1, Hops: 0)),
            .. lookedAfter
                .Where(line => !us.Contains(line.ActorId))
                .Select(line => new Start(line.ActorId, OwnerChance, 1, line.Id, line.Name)),
        ];
    }
}
