using CampaignHub.Data;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>Lets stakeholders inherit the statements of the bodies that they are a member of.</summary>
internal sealed class Bodies(HubDb db)
{
    // More than so many are not named one by one in a query.
    private const int Few = 100;

    /// <param name="stakeholders">Of the campaign entered.</param>
    /// <param name="day">On which they are members.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task LetInheritAsync(IReadOnlyCollection<Stakeholder> stakeholders, DateOnly day, CancellationToken cancellationToken)
    {
        var some = stakeholders.Count <= Few ? stakeholders.Select(each => each.ActorId).ToList() : null;
        var bodies = await ReadAsync(day, some, cancellationToken);
        var ids = bodies.SelectMany(each => each).Distinct().ToList();
        var statements = (
            await db.Set<Statement>()
                .AsNoTracking()
                .Where(statement => ids.Contains(statement.StakeholderId))
                .ToListAsync(cancellationToken)
        ).ToLookup(statement => statement.StakeholderId);
        foreach (var stakeholder in stakeholders)
        {
            stakeholder.Inherit([.. bodies[stakeholder.ActorId].Distinct().SelectMany(body => statements[body])]);
        }
    }

    /// <summary>By actor, the stakeholders with a statement of their own that it is a member of.</summary>
    /// <param name="day">On which they are members.</param>
    /// <param name="actors">Null is all.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<ILookup<Guid, Guid>> ReadAsync(DateOnly day, IReadOnlyList<Guid>? actors, CancellationToken cancellationToken)
    {
        var members = db.Set<Tie>()
            .Where(tie => tie.Type == TieType.MemberOf)
            .Where(tie => (tie.Since == null || tie.Since <= day) && (tie.Until == null || tie.Until >= day));
        if (actors is not null)
        {
            members = members.Where(tie => actors.Contains(tie.FromId));
        }

        var ofBodies =
            from tie in members
            join body in db.Set<Stakeholder>() on tie.ToId equals body.ActorId
            where body.Statements.Any()
            select new { tie.FromId, body.Id };
        return (await ofBodies.ToListAsync(cancellationToken)).ToLookup(each => each.FromId, each => each.Id);
    }
}
