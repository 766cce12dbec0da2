using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Stakeholders.Interactions;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings;

/// <summary>Notes that a meeting took place. What was put is what was in force that day; the reply clock starts, and workflows hear of it once.</summary>
internal sealed class HoldMeeting(HubDb db, SaveInteraction log)
{
    /// <param name="meeting">With its minutes.</param>
    /// <param name="isOnTheirRequest">They asked for it: in the log it is none of our own initiative.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task ExecuteAsync(Meeting meeting, bool isOnTheirRequest, CancellationToken cancellationToken)
    {
        if (!meeting.Hold(db.Here.Today))
        {
            return;
        }

        var (day, due) = (meeting.StartsOn!.Value, meeting.ReplyDueOn!.Value);
        var put = meeting.Minutes.Select(item => item.DemandId).ToList();
        var demands = await db.Set<Demand>()
            .Include(demand => demand.Versions)
            .Where(demand => put.Contains(demand.Id))
            .ToDictionaryAsync(demand => demand.Id, cancellationToken);
        foreach (var item in meeting.Minutes.Where(item => demands.ContainsKey(item.DemandId)))
        {
            item.Reword(demands[item.DemandId], day);
        }

        db.Raise(new MeetingHeld(meeting.Id, meeting.Title, day, due));
        await LogAsync(meeting, day, isOnTheirRequest, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    // A held meeting is a contact with everybody it was with; one whose counterparts are not in the directory is none of anybody.
    private async Task LogAsync(Meeting meeting, DateOnly day, bool isOnTheirRequest, CancellationToken cancellationToken)
    {
        var met = meeting.Counterparts.Select(each => each.ActorId).ToList();
        var actors = await db.Set<Actor>().Where(actor => met.Contains(actor.Id)).Select(actor => actor.Id).ToListAsync(cancellationToken);
        if (actors.Count > 0)
        {
            var form = new InteractionForm
            {
                Type = InteractionType.Meeting,
                Direction = isOnTheirRequest ? InteractionDirection.OutgoingOnRequest : InteractionDirection.OutgoingOwnInitiative,
                HeldOn = day,
                Title = meeting.Title,
                Actors = actors,
            };
            await log.ExecuteAsync(interaction: null, form, new SubjectRef(Meeting.Kind, meeting.Id), cancellationToken);
        }
    }
}
