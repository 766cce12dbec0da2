using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Meetings.Answers;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings;

/// <summary>A meeting with the names of whoever and whatever it is about, as the person who asks may read them.</summary>
internal sealed class MeetingSheet(HubDb db)
{
    internal sealed record Named(Guid Id, string Name);

    /// <param name="Name">Null where it is kept from the person who asks.</param>
    internal sealed record Member(DelegationMember Seat, string? Name);

    /// <param name="Reply">What the written reply says to it; null while it says nothing.</param>
    internal sealed record Point(MinutesItem Item, Demand Demand, ReplyAnswer? Reply)
    {
        public string Wording => Demand.Versions.FirstOrDefault(version => version.Number == Item.DemandVersion)?.Text ?? "";
    }

    /// <param name="NotPut">Demands that stand and were not put here.</param>
    internal sealed record Sheet(
        Meeting Meeting,
        IReadOnlyList<Named> With,
        IReadOnlyList<Member> Delegation,
        IReadOnlyList<Point> Points,
        IReadOnlyList<Demand> NotPut
    )
    {
        /// <summary>Put, and nothing answered: nobody types this.</summary>
        public bool IsUnanswered(Point point) => Meeting.IsHeld && point.Item.Answer == AnswerType.Put && point.Reply is null;

        /// <summary>Unanswered or acknowledged at most, in the order of the demands: what the follow-up letter asks for.</summary>
        public IReadOnlyList<Point> Open =>
            Meeting.IsHeld ? [.. Points.Where(point => point.Item.Answer.IsOpen() && point.Reply?.Answer.IsOpen() != false)] : [];
    }

    /// <summary>Meetings with all their parts.</summary>
    public static IQueryable<Meeting> Whole(HubDb db) =>
        db.Set<Meeting>()
            .Include(meeting => meeting.Counterparts)
            .Include(meeting => meeting.Delegation)
            .Include(meeting => meeting.Minutes)
            .AsSplitQuery();

    public Task<Meeting?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        Whole(db).SingleOrDefaultAsync(meeting => meeting.Id == id, cancellationToken);

    public async Task<Sheet?> ReadAsync(Guid id, CancellationToken cancellationToken) =>
        await FindAsync(id, cancellationToken) is { } meeting ? await OfAsync(meeting, cancellationToken) : null;

    public async Task<Sheet> OfAsync(Meeting meeting, CancellationToken cancellationToken)
    {
        var ids = meeting
            .Counterparts.Select(each => each.ActorId)
            .Concat(meeting.Delegation.Select(member => member.ActorId).OfType<Guid>())
            .ToList();
        // Somebody who left the directory was at the table all the same.
        var actors = await db.WithTrash<Actor>()
            .AsNoTracking()
            .Where(actor => ids.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);
        var demands = await db.Set<Demand>()
            .AsNoTracking()
            .Include(demand => demand.Versions)
            .OrderBy(demand => demand.Number)
            .ToListAsync(cancellationToken);
        var put = meeting.Minutes.ToDictionary(item => item.DemandId);
        var replies = await db.Set<ReplyAnswer>()
            .AsNoTracking()
            .Where(answer => answer.MeetingId == meeting.Id)
            .ToDictionaryAsync(answer => answer.DemandId, cancellationToken);
        return new Sheet(
            meeting,
            [.. meeting.Counterparts.Select(each => new Named(each.ActorId, actors.GetValueOrDefault(each.ActorId, "")))],
            [
                .. meeting
                    .Delegation.Select(seat => new Member(seat, NameOf(seat, actors)))
                    .OrderBy(member => member.Seat.Side)
                    .ThenByDescending(member => member.Seat.Speaks)
                    .ThenBy(member => member.Name, StringComparer.CurrentCulture)
                    .ThenBy(member => member.Seat.Role, StringComparer.CurrentCulture),
            ],
            [
                .. demands
                    .Where(demand => put.ContainsKey(demand.Id))
                    .Select(demand => new Point(put[demand.Id], demand, replies.GetValueOrDefault(demand.Id))),
            ],
            [.. demands.Where(demand => !put.ContainsKey(demand.Id) && demand.WithdrawnAt is null)]
        );
    }

    // A name that is typed on our side may be a witness's: advisers and readers see the role.
    private string? NameOf(DelegationMember seat, Dictionary<Guid, string> actors) =>
        seat switch
        {
            { ActorId: { } actor } => actors.GetValueOrDefault(actor, ""),
            { Side: DelegationSide.Theirs } => seat.Name,
            _ => db.Here.Can(MeetingsFeature.Edit) ? seat.Name : null,
        };
}
