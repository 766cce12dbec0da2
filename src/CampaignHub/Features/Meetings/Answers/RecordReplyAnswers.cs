using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings.Answers;

/// <summary>Notes the day of the written reply and what it says to each demand. Demands that are not named stay as they were noted.</summary>
internal sealed class RecordReplyAnswers(HubDb db, RecordReply reply)
{
    /// <param name="Answer">Null: the reply does not speak of it.</param>
    internal sealed record Line(Guid Demand, AnswerType? Answer, string? Said)
    {
        /// <summary>The version of the answer that the person saw; null when they saw none.</summary>
        public int? Seen { get; init; }
    }

    /// <param name="meeting">With its minutes.</param>
    /// <param name="day">When the reply came, in the campaign's zone; null keeps the day that is noted.</param>
    /// <param name="lines">One for each demand.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <exception cref="RefusedException">Not held yet, a reply older than the meeting, a demand that was not put there.</exception>
    public async Task ExecuteAsync(Meeting meeting, DateOnly? day, IReadOnlyCollection<Line> lines, CancellationToken cancellationToken)
    {
        var ids = lines.Select(line => line.Demand).ToList();
        var demands = await db.Set<Demand>()
            .Where(demand => ids.Contains(demand.Id))
            .ToDictionaryAsync(demand => demand.Id, cancellationToken);
        var kept = await db.Set<ReplyAnswer>()
            .Where(answer => answer.MeetingId == meeting.Id)
            .ToDictionaryAsync(answer => answer.DemandId, cancellationToken);
        foreach (var line in lines)
        {
            var demand = demands.GetValueOrDefault(line.Demand) ?? throw new RefusedException("Choose demands of this campaign.");
            meeting.MinutesOf(demand);
            Write(meeting, line, kept);
        }

        await reply.ExecuteAsync(meeting, day ?? meeting.ReplyReceivedOn, cancellationToken);
    }

    private void Write(Meeting meeting, Line line, Dictionary<Guid, ReplyAnswer> kept)
    {
        var answer = kept.GetValueOrDefault(line.Demand);
        if (answer is not null && line.Seen is { } seen)
        {
            db.Expect(answer, seen);
        }

        if (line.Answer is not { } type)
        {
            if (answer is not null)
            {
                db.Remove(answer);
            }

            return;
        }

        if (answer is null)
        {
            answer = new ReplyAnswer
            {
                CampaignId = meeting.CampaignId,
                MeetingId = meeting.Id,
                DemandId = line.Demand,
            };
            kept[line.Demand] = answer;
            db.Add(answer);
        }

        answer.Record(type, line.Said);
    }
}
