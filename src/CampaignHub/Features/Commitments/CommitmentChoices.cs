using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Meetings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>What the forms of a commitment offer to choose from.</summary>
internal sealed class CommitmentChoices(HubDb db, ActorChoices actors)
{
    internal sealed record Choice(Guid Id, string Name);

    public async Task<IReadOnlyList<Choice>> ActorsAsync(CancellationToken cancellationToken) =>
        [.. (await actors.ListAsync(cancellationToken)).Select(actor => new Choice(actor.Id, actor.Name))];

    public async Task<IReadOnlyList<Choice>> PostsAsync(CancellationToken cancellationToken)
    {
        var posts =
            from post in db.Set<Post>()
            join body in db.Set<Actor>() on post.OrganisationId equals body.Id
            orderby body.FindText, post.Title
            select new
            {
                post.Id,
                post.Title,
                body.Name,
                body.Acronym,
            };
        return
        [
            .. (await posts.ToListAsync(cancellationToken)).Select(post => new Choice(
                post.Id,
                $"{post.Title}, {(post.Acronym.Length > 0 ? post.Acronym : post.Name)}"
            )),
        ];
    }

    /// <summary>Those that took place.</summary>
    public async Task<IReadOnlyList<Choice>> MeetingsAsync(CancellationToken cancellationToken)
    {
        var today = db.Here.Today;
        return await db.Set<Meeting>()
            .Where(meeting => meeting.StartsOn <= today)
            .OrderByDescending(meeting => meeting.StartsOn)
            .Select(meeting => new Choice(meeting.Id, meeting.Title))
            .ToListAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<Choice>> DemandsAsync(CancellationToken cancellationToken)
    {
        var demands = await db.Set<Demand>().AsNoTracking().OrderBy(demand => demand.Number).ToListAsync(cancellationToken);
        return [.. demands.Select(demand => new Choice(demand.Id, $"{demand.Number}. {demand.Title}"))];
    }
}
