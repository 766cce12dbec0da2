using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Planning;

/// <summary>Says where a task stands against its latest dates.</summary>
internal static class PlanSlip
{
    public static string Sentence(CampaignPlan.Line line, Texts texts) =>
        line.Item.State == PlanState.Started
            ? texts[line.IsLate ? "It should have been finished by {0}." : "Under way, to be finished by {0}.", Days.Long(line.Finish)]
            : texts[line.IsLate ? "It should have begun on {0}." : "To begin by {0}.", Days.Long(line.BeginBy)];
}
