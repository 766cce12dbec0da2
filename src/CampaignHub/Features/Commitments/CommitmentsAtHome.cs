using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Commitments;

/// <summary>On the home page: promises whose day has passed or comes soon, and those that moved within a fortnight.</summary>
internal sealed class CommitmentsAtHome(HubDb db, Texts texts) : IHomeSource
{
    private const int MovedDays = 14;

    public async Task<IReadOnlyList<HomeLine>> LoadAsync(CancellationToken cancellationToken)
    {
        if (!db.Here.Can(CommitmentsFeature.View))
        {
            return [];
        }

        var commitments = await db.Set<Commitment>()
            .AsNoTracking()
            .Include(commitment => commitment.Actor)
            .Include(commitment => commitment.Steps)
            .ToListAsync(cancellationToken);
        return [.. commitments.Select(Due).OfType<HomeLine>(), .. commitments.Select(Moved).OfType<HomeLine>()];
    }

    private HomeLine? Due(Commitment commitment) =>
        commitment.ScheduleOn(db.Here.Today) switch
        {
            ScheduleStatus.Overdue => Line(
                HomeSection.Late,
                commitment,
                texts["{0} promised it for {1}.", commitment.Actor.FullName, Days.Long(commitment.Deadline!.Value)],
                commitment.Deadline
            ),
            ScheduleStatus.DueSoon => Line(
                HomeSection.Waiting,
                commitment,
                texts["{0} promised it for {1}.", commitment.Actor.FullName, Days.Long(commitment.Deadline!.Value)],
                commitment.Deadline
            ),
            _ => null,
        };

    // What was only heard is no move: the promise itself is that.
    private HomeLine? Moved(Commitment commitment) =>
        commitment.History is [_, .., { } last] && last.LearntOn >= db.Here.Today.AddDays(-MovedDays)
            ? Line(HomeSection.Moved, commitment, texts["Commitment: {0}", texts.Of(last.Rung)], last.TrueOn)
            : null;

    private HomeLine Line(HomeSection section, Commitment commitment, string detail, DateOnly? day) =>
        new(section, "heart-handshake", commitment.Title, Links.Commitments.Show(db.Here.Campaign.Slug, commitment.Id), detail, day);
}
