using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>On the home page of whoever answers for people's rights: notices and requests that are due or late.</summary>
internal sealed class RightsAtHome(HubDb db, NoticeRegister notices, Texts texts) : IHomeSource
{
    private const int SoonDays = 7;

    public async Task<IReadOnlyList<HomeLine>> LoadAsync(CancellationToken cancellationToken) =>
        db.Here.Can(DirectoryFeature.Rights) ? [.. await NoticesAsync(cancellationToken), .. await RequestsAsync(cancellationToken)] : [];

    private async Task<List<HomeLine>> NoticesAsync(CancellationToken cancellationToken)
    {
        var lines = new List<HomeLine>();
        foreach (
            var (state, section) in new[] { (NoticeState.NoticeOverdue, HomeSection.Late), (NoticeState.NoticeDueSoon, HomeSection.Due) }
        )
        {
            var count = await notices.CountAsync(state, cancellationToken);
            if (count > 0)
            {
                lines.Add(
                    new HomeLine(
                        section,
                        "shield",
                        texts.Count(
                            count,
                            "{0} person to be told that we hold their data",
                            "{0} people to be told that we hold their data"
                        ),
                        $"{Links.Rights.Notices(db.Here.Campaign.Slug)}?state={state}",
                        texts.Of(state),
                        Day: null
                    )
                );
            }
        }

        return lines;
    }

    private async Task<IEnumerable<HomeLine>> RequestsAsync(CancellationToken cancellationToken)
    {
        var today = db.Here.Today;
        var open = await db.Set<RightsRequest>()
            .AsNoTracking()
            .Where(request => request.State == RequestState.OpenRequest)
            .ToListAsync(cancellationToken);
        return from request in open
            where request.DueOn <= today.AddDays(SoonDays)
            orderby request.DueOn
            select new HomeLine(
                request.IsOverdue(today) ? HomeSection.Late : HomeSection.Due,
                "shield",
                texts.Of(request.Type),
                Links.Rights.Request(db.Here.Campaign.Slug, request.Id),
                texts["To be answered by {0}", Days.Long(request.DueOn)],
                request.DueOn
            );
    }
}
