using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Meetings;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments.Undertakings;

/// <summary>On the page of a meeting what we promised there, of an actor what we promised to them.</summary>
internal sealed class RelatedUndertakings(HubDb db, Texts texts) : IRelated
{
    public async Task<IReadOnlyList<RelatedLine>> OfAsync(SubjectRef about, CancellationToken cancellationToken)
    {
        if ((about.Kind != Meeting.Kind && about.Kind != Actor.Kind) || !db.Here.Can(CommitmentsFeature.View))
        {
            return [];
        }

        var found = await db.Set<Undertaking>()
            .AsNoTracking()
            .Where(each => about.Kind == Meeting.Kind ? each.MeetingId == about.Id : each.ToId == about.Id)
            .OrderByDescending(each => each.MadeOn)
            .ToListAsync(cancellationToken);
        return
        [
            .. found.Select(each => new RelatedLine(
                texts["Our undertakings"],
                "clipboard-list",
                each.Title,
                Links.Undertakings.Show(db.Here.Campaign.Slug, each.Id),
                $"{Days.Long(each.MadeOn)} · {texts.State(each.State)}"
            )),
        ];
    }
}
