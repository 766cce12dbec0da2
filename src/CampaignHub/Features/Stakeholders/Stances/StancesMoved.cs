using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Stances;

/// <summary>On the home page: who moved in the last thirty days, by their own word or with a body that they belong to.</summary>
internal sealed class StancesMoved(HubDb db, Bodies bodies, Texts texts, Remembered<StancesMoved.Moves> remembered) : IHomeSource
{
    private const int Recent = 30;

    // More who follow one statement of a body are one line: it would hide who spoke for themselves.
    private const int MostFollowers = 3;

    /// <summary>Kept in memory: everybody's home page asks for it.</summary>
    internal sealed record Moves(IReadOnlyList<Move> All);

    internal sealed record Move(Guid Stakeholder, string Name, Guid? DemandId, Standing From, Standing To);

    public async Task<IReadOnlyList<HomeLine>> LoadAsync(CancellationToken cancellationToken)
    {
        if (!db.Here.Can(StakeholdersFeature.View))
        {
            return [];
        }

        var moves = (await remembered.CurrentAsync(Kept.Map, db.Here.Campaign.Id, db, ReadAsync, cancellationToken)).All;
        var demands = await db.Set<Demand>()
            .AsNoTracking()
            .ToDictionaryAsync(demand => demand.Id, demand => demand.Title, cancellationToken);
        return
        [
            .. from following in moves.GroupBy(move =>
                (move.DemandId, With: move.To.From is null ? move.Stakeholder : move.To.Deciding!.Id)
            )
            from line in following.Count() > MostFollowers ? [Followers([.. following])] : following.Select(One)
            orderby line.Day descending
            select line with
            {
                Detail = following.Key.DemandId is { } demand ? demands.GetValueOrDefault(demand, "") : texts["The campaign as a whole"],
            },
        ];
    }

    private HomeLine One(Move move) =>
        new(
            HomeSection.Moved,
            "target",
            texts["{0}: {1}, was {2}", move.Name, texts.Of(move.To.Level), texts.Of(move.From.Level)],
            Links.Stakeholders.Show(db.Here.Campaign.Slug, move.Stakeholder),
            "",
            move.To.Since
        );

    private HomeLine Followers(IReadOnlyList<Move> moves) =>
        new(
            HomeSection.Moved,
            "target",
            texts["{0}: {1}; {2} who belong to it follow", moves[0].To.From!.Name, texts.Of(moves[0].To.Level), moves.Count],
            Links.Stakeholders.Shifts(db.Here.Campaign.Slug),
            "",
            moves.Max(move => move.To.Since)
        );

    private async Task<Moves> ReadAsync(HubDb here, CancellationToken cancellationToken)
    {
        var since = here.Here.Today.AddDays(-Recent);
        var actors = await MayHaveMovedAsync(here, since, cancellationToken);
        var some = await here.Set<Stakeholder>()
            .AsNoTracking()
            .Include(stakeholder => stakeholder.Statements)
            .Where(stakeholder => actors.Contains(stakeholder.ActorId))
            .ToListAsync(cancellationToken);
        var before = await bodies.InheritedAsync(some, since.AddDays(-1), cancellationToken);
        await bodies.LetInheritAsync(some, here.Here.Today, cancellationToken);
        return new Moves([
            .. from stakeholder in some
            from move in stakeholder.MovesSince(since, before(stakeholder.ActorId))
            select new Move(stakeholder.Id, stakeholder.Actor.FullName, move.DemandId, move.From, move.To),
        ]);
    }

    // Who said something, who came into a body or left one, and all who belong to these.
    private static async Task<List<Guid>> MayHaveMovedAsync(HubDb here, DateOnly since, CancellationToken cancellationToken)
    {
        var belongings = await Bodies.ReadAsync(here, since.AddDays(-1), cancellationToken);
        var changed = belongings
            .In.SelectMany(each => each)
            .Where(each => each.Since >= since || each.Until < here.Here.Today)
            .Select(each => each.Actor);
        var spoke = await here.Set<Statement>()
            .Where(statement => statement.MadeOn >= since)
            .Join(here.Set<Stakeholder>(), statement => statement.StakeholderId, body => body.Id, (_, body) => body.ActorId)
            .ToListAsync(cancellationToken);
        var found = spoke.Concat(changed).ToHashSet();
        var level = found.ToList();
        while (level.Count > 0)
        {
            level = [.. level.SelectMany(body => belongings.In[body]).Select(each => each.Actor).Where(found.Add)];
        }

        return [.. found];
    }
}
