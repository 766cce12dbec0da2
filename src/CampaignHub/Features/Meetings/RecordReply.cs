using CampaignHub.Data;
using CampaignHub.Platform;

namespace CampaignHub.Features.Meetings;

/// <summary>Notes the day that the written reply came.</summary>
internal sealed class RecordReply(HubDb db)
{
    public async Task ExecuteAsync(Meeting meeting, DateOnly? day, CancellationToken cancellationToken)
    {
        if (day is null)
        {
            throw new RefusedException("On which day did the reply come?");
        }

        if (meeting.RecordReply(day.Value, db.Here.Today))
        {
            db.Raise(new ReplyReceived(meeting.Id, day.Value));
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
