using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings.Answers;

internal enum AnswerSource
{
    Minutes,
    Reply,
}

/// <summary>Demand by decision-maker: who was met, what was put to them, and the latest answer with its source.</summary>
internal sealed class AnswerMatrix(HubDb db)
{
    /// <param name="Key">The actor's id, or whom one met as it was typed where nobody of the directory is named.</param>
    internal sealed record DecisionMaker(string Key, Guid? ActorId, string Name);

    /// <param name="On">The day of the meeting or of the reply, in the campaign's zone.</param>
    internal sealed record Given(AnswerType Answer, AnswerSource Source, DateOnly On, string Said, Guid MeetingId, string Meeting);

    /// <param name="PutAt">The last meeting where the demand was put to them.</param>
    /// <param name="Answers">The latest first.</param>
    internal sealed record Cell(Demand Demand, DecisionMaker Who, Meeting PutAt, IReadOnlyList<Given> Answers)
    {
        public Given? Latest => Answers.Count > 0 ? Answers[0] : null;
        public bool IsUnanswered => Answers.Count == 0;
        public bool IsOpen => Answers.All(each => each.Answer.IsOpen());
    }

    /// <summary>The whole matrix, by number of the demand and name of the decision-maker; a pair that never met has no cell.</summary>
    public async Task<IReadOnlyList<Cell>> ReadAsync(CancellationToken cancellationToken)
    {
        var meetings = await db.Set<Meeting>()
            .AsNoTracking()
            .Include(meeting => meeting.Counterparts)
            .Include(meeting => meeting.Minutes)
            .AsSplitQuery()
            .Where(meeting => meeting.Status >= MeetingStatus.Held)
            .OrderByDescending(meeting => meeting.StartsOn)
            .ThenByDescending(meeting => meeting.Id)
            .ToListAsync(cancellationToken);
        var replies = (await db.Set<ReplyAnswer>().AsNoTracking().ToListAsync(cancellationToken)).ToDictionary(answer =>
            (answer.MeetingId, answer.DemandId)
        );
        var demands = await db.Set<Demand>().AsNoTracking().ToDictionaryAsync(demand => demand.Id, cancellationToken);
        var names = await NamesAsync(meetings, cancellationToken);
        return
        [
            .. (
                from meeting in meetings
                from who in MetAt(meeting, names)
                from item in meeting.Minutes
                where demands.ContainsKey(item.DemandId)
                group (meeting, item) by (item.DemandId, who) into met
                select new Cell(
                    demands[met.Key.DemandId],
                    met.Key.who,
                    met.First().meeting,
                    [
                        .. met.SelectMany(each => Answered(each.meeting, each.item, replies))
                            .OrderByDescending(given => given.On)
                            .ThenByDescending(given => given.Source),
                    ]
                )
            )
                .OrderBy(cell => cell.Demand.Number)
                .ThenBy(cell => cell.Who.Name, StringComparer.CurrentCulture)
                .ThenBy(cell => cell.Who.Key, StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Given> Answered(
        Meeting meeting,
        MinutesItem item,
        Dictionary<(Guid MeetingId, Guid DemandId), ReplyAnswer> replies
    )
    {
        if (item.Answer is not (AnswerType.Put or AnswerType.NotPut))
        {
            yield return new Given(item.Answer, AnswerSource.Minutes, meeting.StartsOn!.Value, item.Said, meeting.Id, meeting.Title);
        }

        if (replies.GetValueOrDefault((meeting.Id, item.DemandId)) is { } reply && meeting.ReplyReceivedOn is { } came)
        {
            yield return new Given(reply.Answer, AnswerSource.Reply, came, reply.Said, meeting.Id, meeting.Title);
        }
    }

    private static IEnumerable<DecisionMaker> MetAt(Meeting meeting, Dictionary<Guid, string> names)
    {
        if (meeting.Counterparts.Count > 0)
        {
            return meeting.Counterparts.Select(each => new DecisionMaker(
                $"{each.ActorId}",
                each.ActorId,
                names.GetValueOrDefault(each.ActorId, "")
            ));
        }

        var typed = meeting.With.Length > 0 ? meeting.With : meeting.Title;
        return [new DecisionMaker(typed, ActorId: null, typed)];
    }

    // Somebody who left the directory was met all the same.
    private Task<Dictionary<Guid, string>> NamesAsync(List<Meeting> meetings, CancellationToken cancellationToken)
    {
        var ids = meetings.SelectMany(meeting => meeting.Counterparts).Select(each => each.ActorId).Distinct().ToList();
        return db.WithTrash<Actor>()
            .AsNoTracking()
            .Where(actor => ids.Contains(actor.Id))
            .ToDictionaryAsync(actor => actor.Id, actor => actor.FullName, cancellationToken);
    }
}
