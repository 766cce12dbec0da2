using CampaignHub.Data;

namespace CampaignHub.Features.Stakeholders;

/// <summary>Records how one of us judges a stakeholder; an axis without a value keeps what was judged before.</summary>
internal sealed class Assess(HubDb db)
{
    /// <param name="stakeholder">With its assessments.</param>
    /// <param name="values">From 0 to 10, by axis, on a demand or on the campaign as a whole.</param>
    /// <param name="raterId">Null for what comes with a recipe or a file.</param>
    public void On(Stakeholder stakeholder, IEnumerable<(Axis Axis, Guid? DemandId, int? Value)> values, Guid? raterId)
    {
        foreach (var (axis, demandId, value) in values)
        {
            if (value is { } given && stakeholder.Assess(axis, demandId, given, raterId, db.Here.Today) is { } assessment)
            {
                db.Add(assessment);
            }
        }
    }
}
