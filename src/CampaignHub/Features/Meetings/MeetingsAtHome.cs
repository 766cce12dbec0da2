using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings;

/// <summary>On the home page: meetings of the next fortnight, those nobody said were held, and written replies that are awaited or late.</summary>
internal sealed class MeetingsAtHome(HubDb db, Texts texts) : IHomeSource
{
    private const int Soon = 14;

    public async Task<IReadOnlyList<HomeLine>> LoadAsync(CancellationToken cancellationToken)
    {
        if (!db.Here.Can(MeetingsFeature.View))
        {
            return [];
        }

        var soon = db.Here.Today.AddDays(Soon);
        var meetings = await db.Set<Meeting>()
            .AsNoTracking()
            .Where(meeting =>
                (meeting.Status == MeetingStatus.Dated && meeting.StartsOn <= soon)
                || (meeting.Status == MeetingStatus.Held && meeting.ReplyReceivedOn == null)
            )
            .OrderBy(meeting => meeting.StartsOn)
            .ToListAsync(cancellationToken);
        return [.. meetings.Select(meeting => meeting.IsHeld ? AwaitedOf(meeting) : AheadOf(meeting))];
    }

    private HomeLine AheadOf(Meeting meeting)
    {
        var isOver = meeting.StartsOn < db.Here.Today;
        return LineOf(
            meeting,
            isOver ? HomeSection.Late : HomeSection.Due,
            isOver
                ? texts["Was this meeting held? Nobody has noted it yet."]
                : texts["Meeting, {0}", meeting.Place.Length > 0 ? meeting.Place : "—"],
            meeting.StartsOn
        );
    }

    private HomeLine AwaitedOf(Meeting meeting)
    {
        var late = meeting.ReplyLateBy(db.Here.Today);
        return LineOf(
            meeting,
            late > 0 ? HomeSection.Late : HomeSection.Waiting,
            late > 0
                ? texts["Written reply: {0}", texts.Count(late, "{0} working day late", "{0} working days late")]
                : texts["The written reply is awaited."],
            meeting.ReplyDueOn
        );
    }

    private HomeLine LineOf(Meeting meeting, HomeSection section, string detail, DateOnly? day) =>
        new(section, "messages", meeting.Title, Links.Meetings.Show(db.Here.Campaign.Slug, meeting.Id), detail, day);
}
