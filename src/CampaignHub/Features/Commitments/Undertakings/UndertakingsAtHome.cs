using CampaignHub.Data;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Commitments.Undertakings;

/// <summary>On the home page: what we promised and is overdue or due soon.</summary>
internal sealed class UndertakingsAtHome(HubDb db, UndertakingList list, Texts texts) : IHomeSource
{
    public async Task<IReadOnlyList<HomeLine>> LoadAsync(CancellationToken cancellationToken)
    {
        if (!db.Here.Can(CommitmentsFeature.View))
        {
            return [];
        }

        var rows = await list.ReadAsync(new UndertakingFilter(UndertakingState.Open), cancellationToken);
        return [.. rows.Select(LineOf).OfType<HomeLine>()];
    }

    private HomeLine? LineOf(UndertakingList.Row row)
    {
        HomeSection? section = row.Schedule switch
        {
            ScheduleStatus.Overdue => HomeSection.Late,
            ScheduleStatus.DueSoon => HomeSection.Due,
            _ => null,
        };
        return section is null
            ? null
            : new HomeLine(
                section.Value,
                "clipboard-list",
                row.Undertaking.Title,
                Links.Undertakings.Show(db.Here.Campaign.Slug, row.Undertaking.Id),
                texts["We promised it to {0}", row.To],
                row.Undertaking.DueOn
            );
    }
}
