using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>What the forms offer: who is on the campaign's map, the posts, the demands.</summary>
internal sealed class CommitmentChoices(HubDb db)
{
    public IReadOnlyList<(Guid Id, string Name)> Actors { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> Posts { get; private set; } = [];
    public IReadOnlyList<(Guid Id, string Name)> Demands { get; private set; } = [];

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var actors = await db.Set<Stakeholder>()
            .Select(stakeholder => stakeholder.Actor)
            .OrderBy(actor => actor.FindText)
            .ToListAsync(cancellationToken);
        Actors = actors.ConvertAll(actor => (actor.Id, actor.FullName));
        var posts = await (
            from post in db.Set<Post>()
            join organisation in db.Set<Actor>() on post.OrganisationId equals organisation.Id
            orderby organisation.FindText, post.Title
            select new { post.Id, Name = post.Title + " – " + organisation.Name }
        ).ToListAsync(cancellationToken);
        Posts = posts.ConvertAll(post => (post.Id, post.Name));
        var demands = await db.Set<Demand>().OrderBy(demand => demand.Number).ToListAsync(cancellationToken);
        Demands = demands.ConvertAll(demand => (demand.Id, $"{demand.Number}. {demand.Title}"));
    }
}
