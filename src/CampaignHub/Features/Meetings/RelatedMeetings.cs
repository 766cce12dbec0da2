using System.Linq.Expressions;
using CampaignHub.Data;
using CampaignHub.Features.Demands;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Meetings;

/// <summary>On the page of a demand the meetings where it was put, of an actor those it takes part in.</summary>
internal sealed class RelatedMeetings(HubDb db, Texts texts) : IRelated
{
    public async Task<IReadOnlyList<RelatedLine>> OfAsync(SubjectRef about, CancellationToken cancellationToken)
    {
        if (Which(about) is not { } which || !db.Here.Can(MeetingsFeature.View))
        {
            return [];
        }

        var answers = await db.Set<MinutesItem>()
            .Where(item => item.DemandId == about.Id)
            .ToDictionaryAsync(item => item.MeetingId, item => item.Answer, cancellationToken);
        var meetings = await db.Set<Meeting>()
            .AsNoTracking()
            .Where(which)
            .OrderByDescending(meeting => meeting.StartsOn)
            .ToListAsync(cancellationToken);
        return
        [
            .. meetings.Select(meeting => new RelatedLine(
                texts["Meetings"],
                "messages",
                meeting.Title,
                Links.Meetings.Show(db.Here.Campaign.Slug, meeting.Id),
                $"{(meeting.StartsOn is { } day ? Days.Long(day) : texts["not dated yet"])} · {(answers.TryGetValue(meeting.Id, out var answer) ? texts.Of(answer) : texts.Of(meeting.Status))}"
            )),
        ];
    }

    private Expression<Func<Meeting, bool>>? Which(SubjectRef about) =>
        about.Kind == Demand.Kind ? meeting => db.Set<MinutesItem>().Any(item => item.MeetingId == meeting.Id && item.DemandId == about.Id)
        : about.Kind == Actor.Kind
            ? meeting =>
                meeting.Counterparts.Any(counterpart => counterpart.ActorId == about.Id)
                || db.Set<DelegationMember>().Any(member => member.MeetingId == meeting.Id && member.ActorId == about.Id)
        : null;
}
