using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings;

/// <summary>
/// Meetings, found by what was answered there and by who sat at the table. Notes for ourselves, and names typed on our side, are found by whom the page of
/// the meeting shows them.
/// </summary>
internal sealed class MeetingsFound(HubDb db) : ISearchSource
{
    public async Task<IReadOnlyList<FoundLine>> FindAsync(string[] words, int most, CancellationToken cancellationToken)
    {
        if (!db.Here.Can(MeetingsFeature.View))
        {
            return [];
        }

        var mayReadAll = db.Here.Can(MeetingsFeature.Edit);
        var minutes = await (
            from item in db.Set<MinutesItem>().AsNoTracking()
            join meeting in db.Set<Meeting>() on item.MeetingId equals meeting.Id
            orderby meeting.StartsOn descending
            select new
            {
                meeting.Id,
                meeting.Title,
                Text = mayReadAll ? item.Said + " " + item.Note : item.Said,
            }
        ).ToListAsync(cancellationToken);
        var seats = await (
            from member in db.Set<DelegationMember>().AsNoTracking()
            join meeting in db.Set<Meeting>() on member.MeetingId equals meeting.Id
            orderby meeting.StartsOn descending
            select new
            {
                meeting.Id,
                meeting.Title,
                Text = db.Set<Actor>().Where(actor => actor.Id == member.ActorId).Select(actor => actor.Name).FirstOrDefault()
                    + " "
                    + (mayReadAll || member.Side == DelegationSide.Theirs ? member.Name : "")
                    + " "
                    + member.Role,
            }
        ).ToListAsync(cancellationToken);
        return
        [
            .. minutes
                .Where(line => Excerpt.Holds(line.Text, words))
                .Select(line => Line(line.Id, "Minutes", line.Title, Excerpt.Of(line.Text, words)))
                .Concat(
                    seats
                        .Where(line => Excerpt.Holds(line.Text, words))
                        .Select(line => Line(line.Id, "Delegation", line.Title, line.Text.Trim()))
                )
                .Take(most),
        ];
    }

    private FoundLine Line(Guid id, string what, string title, string excerpt) =>
        new(Meeting.Kind, id, what, "messages", title, Links.Meetings.Show(db.Here.Campaign.Slug, id), excerpt);
}
