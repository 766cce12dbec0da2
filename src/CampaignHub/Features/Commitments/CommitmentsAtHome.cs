using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Commitments;

/// <summary>On the home page: promises that are overdue or due soon, and those that moved in the last thirty days.</summary>
internal sealed class CommitmentsAtHome(HubDb db, CommitmentList list, Texts texts) : IHomeSource
{
    private const int Recent = 30;

    public async Task<IReadOnlyList<HomeLine>> LoadAsync(CancellationToken cancellationToken)
    {
        if (!db.Here.Can(CommitmentsFeature.View))
        {
            return [];
        }

        var rows = await list.ReadAsync(new CommitmentFilter(null, null, null), cancellationToken);
        return [.. rows.Select(Due).OfType<HomeLine>(), .. rows.Select(Moved).OfType<HomeLine>()];
    }

    private HomeLine? Due(CommitmentList.Row row) =>
        row.Schedule switch
        {
            ScheduleStatus.Overdue => LineOf(row, HomeSection.Late, texts["Overdue: {0}", row.By], row.Commitment.Deadline),
            ScheduleStatus.DueSoon => LineOf(row, HomeSection.Due, texts["Promised by {0}", row.By], row.Commitment.Deadline),
            _ => null,
        };

    // What was only heard has not moved yet.
    private HomeLine? Moved(CommitmentList.Row row)
    {
        var since = db.Here.Today.AddDays(-Recent);
        var last = row.Commitment.Steps.Where(step => step.Rung != Rung.Heard && step.LearntOn >= since).MaxBy(step => step.LearntOn);
        return last is null ? null : LineOf(row, HomeSection.Moved, texts.Rung(row.Commitment.Rung), last.LearntOn);
    }

    private HomeLine LineOf(CommitmentList.Row row, HomeSection section, string detail, DateOnly? day) =>
        new(
            section,
            "heart-handshake",
            row.Commitment.Title,
            Links.Commitments.Show(db.Here.Campaign.Slug, row.Commitment.Id),
            detail,
            day
        );
}
