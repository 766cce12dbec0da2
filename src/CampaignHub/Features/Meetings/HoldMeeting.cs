using CampaignHub.Data;
using CampaignHub.Features.Demands;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings;

/// <summary>Notes that a meeting took place. What was put is what was in force that day; the reply clock starts, and workflows hear of it once.</summary>
internal sealed class HoldMeeting(HubDb db)
{
    /// <param name="meeting">With its minutes.</param>
    public async Task ExecuteAsync(Meeting meeting, CancellationToken cancellationToken)
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
        await db.SaveChangesAsync(cancellationToken);
    }
}
