using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Stances;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Networks;

/// <summary>Reads the network of the campaign entered, all that was ever written down of it.</summary>
internal static class LoadNetwork
{
    public static async Task<NetworkFacts> ExecuteAsync(HubDb db, CancellationToken cancellationToken)
    {
        var actors = await ActorsAsync(db, cancellationToken);
        var numbers = actors.Index().ToDictionary(each => each.Item.Id, each => each.Index);
        var statements = await db.Set<Statement>().AsNoTracking().ToListAsync(cancellationToken);
        List<NetworkLink> links =
        [
            .. await TiesAsync(db, numbers, cancellationToken),
            .. await MandatesAsync(db, numbers, cancellationToken),
        ];
        var facts = new NetworkFacts(
            actors,
            // Tables and files read by name.
            [
                .. links
                    .OrderBy(link => actors[link.From].Label, StringComparer.OrdinalIgnoreCase)
                    .ThenBy(link => actors[link.To].Label, StringComparer.OrdinalIgnoreCase),
            ],
            statements.ToLookup(statement => statement.StakeholderId),
            await PostsAsync(db, cancellationToken),
            await Bodies.ReadAsync(db, since: null, cancellationToken)
        );
        facts.Places = await PlacesAsync(db, numbers, cancellationToken);
        return facts;
    }

    public static async Task<(double X, double Y)?[]> PlacesAsync(
        HubDb db,
        IReadOnlyDictionary<Guid, int> numbers,
        CancellationToken cancellationToken
    )
    {
        var places = new (double X, double Y)?[numbers.Count];
        foreach (var place in await db.Set<NetworkPlace>().AsNoTracking().ToListAsync(cancellationToken))
        {
            // The place of somebody in the trash is kept for their return.
            if (numbers.TryGetValue(place.StakeholderId, out var at))
            {
                places[at] = (place.X, place.Y);
            }
        }

        return places;
    }

    private static async Task<List<NetworkActor>> ActorsAsync(HubDb db, CancellationToken cancellationToken)
    {
        var lines = await (
            from stakeholder in db.Set<Stakeholder>().AsNoTracking()
            join actor in db.Set<Actor>() on stakeholder.ActorId equals actor.Id
            orderby actor.FindText, stakeholder.Id
            select new
            {
                stakeholder.Id,
                stakeholder.Class,
                stakeholder.Influence,
                ActorId = actor.Id,
                actor.Type,
                actor.FirstName,
                actor.Name,
                actor.Acronym,
                actor.Territory,
                actor.FindText,
            }
        ).ToListAsync(cancellationToken);
        return lines.ConvertAll(line =>
        {
            var name = line.FirstName.Length > 0 ? $"{line.FirstName} {line.Name}" : line.Name;
            var label = line.Acronym.Length > 0 ? line.Acronym : name;
            return new NetworkActor(
                line.Id,
                line.ActorId,
                name,
                label,
                line.Type,
                line.Class,
                line.Territory,
                line.Influence,
                line.FindText
            );
        });
    }

    private static async Task<IEnumerable<NetworkLink>> TiesAsync(
        HubDb db,
        Dictionary<Guid, int> numbers,
        CancellationToken cancellationToken
    )
    {
        var lines = await (
            from tie in db.Set<Tie>().AsNoTracking()
            join source in db.Set<Stakeholder>() on tie.FromId equals source.ActorId
            join target in db.Set<Stakeholder>() on tie.ToId equals target.ActorId
            orderby tie.Id
            select new
            {
                tie.Id,
                From = source.Id,
                To = target.Id,
                tie.Type,
                tie.Strength,
                tie.Since,
                tie.Until,
            }
        ).ToListAsync(cancellationToken);
        return from line in lines
            where numbers.ContainsKey(line.From) && numbers.ContainsKey(line.To)
            select new NetworkLink(line.Id, numbers[line.From], numbers[line.To], line.Type, "", line.Strength, line.Since, line.Until);
    }

    private static async Task<IEnumerable<NetworkLink>> MandatesAsync(
        HubDb db,
        Dictionary<Guid, int> numbers,
        CancellationToken cancellationToken
    )
    {
        var lines = await (
            from mandate in db.Set<Mandate>().AsNoTracking()
            join post in db.Set<Post>() on mandate.PostId equals post.Id
            join person in db.Set<Stakeholder>() on mandate.PersonId equals person.ActorId
            join body in db.Set<Stakeholder>() on post.OrganisationId equals body.ActorId
            orderby mandate.Id
            select new
            {
                mandate.Id,
                From = person.Id,
                To = body.Id,
                post.Title,
                Since = mandate.From,
                mandate.Until,
            }
        ).ToListAsync(cancellationToken);
        return from line in lines
            where numbers.ContainsKey(line.From) && numbers.ContainsKey(line.To)
            // Who holds a post belongs to the body as closely as can be.
            select new NetworkLink(
                line.Id,
                numbers[line.From],
                numbers[line.To],
                Type: null,
                line.Title,
                Tie.Strongest,
                line.Since,
                line.Until
            );
    }

    private static async Task<ILookup<Guid, NetworkPost>> PostsAsync(HubDb db, CancellationToken cancellationToken)
    {
        var lines = await (
            from mandate in db.Set<Mandate>().AsNoTracking()
            join post in db.Set<Post>() on mandate.PostId equals post.Id
            join body in db.Set<Actor>() on post.OrganisationId equals body.Id
            join person in db.Set<Stakeholder>() on mandate.PersonId equals person.ActorId
            orderby mandate.From
            select new
            {
                mandate.PersonId,
                post.Title,
                Body = body.Name,
                mandate.From,
                mandate.Until,
            }
        ).ToListAsync(cancellationToken);
        return lines.ToLookup(line => line.PersonId, line => new NetworkPost($"{line.Title}, {line.Body}", line.From, line.Until));
    }
}
