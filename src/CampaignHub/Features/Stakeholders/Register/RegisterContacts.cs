using CampaignHub.Data;
using CampaignHub.Features.Stakeholders.Interactions;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Register;

/// <summary>Sorts the log of contacts by whether the register counts them.</summary>
internal sealed class RegisterContacts(HubDb db, Officials officials)
{
    /// <summary>Every contact that may count, and what else was logged since a day where one is named; the earliest first.</summary>
    public async Task<IReadOnlyList<RegisterContact>> AllAsync(DateOnly? othersSince, CancellationToken cancellationToken)
    {
        var everybody = (await officials.ReadAsync(cancellationToken)).Everybody;
        return await SortAsync(
            db.Set<Interaction>()
                .Where(each =>
                    each.HeldOn >= othersSince
                    || (
                        each.Direction == InteractionDirection.OutgoingOwnInitiative
                        && each.Actors.Any(with => everybody.Contains(with.ActorId))
                    )
                ),
            cancellationToken
        );
    }

    public Task<IReadOnlyList<RegisterContact>> BetweenAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken) =>
        SortAsync(db.Set<Interaction>().Where(each => each.HeldOn >= first && each.HeldOn <= last), cancellationToken);

    public async Task<RegisterContact?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        (await SortAsync(db.Set<Interaction>().Where(each => each.Id == id), cancellationToken)).SingleOrDefault();

    private async Task<IReadOnlyList<RegisterContact>> SortAsync(IQueryable<Interaction> interactions, CancellationToken cancellationToken)
    {
        // Notes are long, and no business of the register.
        var rows = await interactions
            .AsSplitQuery()
            .OrderBy(each => each.HeldOn)
            .ThenBy(each => each.Id)
            .Select(each => new
            {
                each.Id,
                each.HeldOn,
                each.Title,
                each.Type,
                each.Direction,
                With = each.Actors.Select(with => with.ActorId).ToList(),
                Ours = each.Ours.Select(member => member.UserId).ToList(),
            })
            .ToListAsync(cancellationToken);
        var known = await officials.ReadAsync(cancellationToken);
        var lines = await (
            from line in db.Set<RegisterLine>().AsNoTracking()
            join interaction in interactions on line.InteractionId equals interaction.Id
            select line
        ).ToDictionaryAsync(line => line.InteractionId, cancellationToken);
        return
        [
            .. from row in rows
            let said = row.With.ConvertAll(actor => known.Of(actor, row.HeldOn))
            let found = said.OfType<OfficialCategory>().Where(each => each != OfficialCategory.NotAnOfficial).ToList()
            let notSaid = said.Count(each => each is null)
            select new RegisterContact(
                row.Id,
                row.HeldOn,
                row.Title,
                row.Type,
                ReasonOf(row.Direction, found.Count, notSaid),
                found,
                notSaid,
                row.Ours,
                lines.GetValueOrDefault(row.Id)
            ),
        ];
    }

    private static RegisterReason ReasonOf(InteractionDirection direction, int officials, int notSaid) =>
        direction switch
        {
            InteractionDirection.OutgoingOnRequest => RegisterReason.AnsweredARequest,
            InteractionDirection.Incoming => RegisterReason.TheyBeganIt,
            _ => officials > 0 ? RegisterReason.Counts
            : notSaid > 0 ? RegisterReason.OfficialNotSaid
            : RegisterReason.NoPublicOfficial,
        };
}
