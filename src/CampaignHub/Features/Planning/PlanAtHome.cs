using CampaignHub.Platform.Access;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Planning;

/// <summary>On the home page: what should have begun, and what begins within a fortnight.</summary>
internal sealed class PlanAtHome(CampaignPlan plan, Here here, Texts texts) : IHomeSource
{
    private const int Soon = 14;

    public async Task<IReadOnlyList<HomeLine>> LoadAsync(CancellationToken cancellationToken)
    {
        if (!here.Can(PlanningFeature.View))
        {
            return [];
        }

        var today = here.Today;
        var lines = (await plan.ReadAsync(cancellationToken)).Lines.Where(line =>
            line.IsDated && !line.Item.IsDone && line.BeginBy <= today.AddDays(Soon)
        );
        return [.. lines.Select(line => LineOf(line))];
    }

    private HomeLine LineOf(CampaignPlan.Line line) =>
        new(
            line.IsLate ? HomeSection.Late : HomeSection.Due,
            "list-check",
            line.Item.Title,
            Links.Planning.Show(here.Campaign.Slug, line.Item.Id),
            PlanSlip.Sentence(line, texts),
            line.BeginBy
        );
}
