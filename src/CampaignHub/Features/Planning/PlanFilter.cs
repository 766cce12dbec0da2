namespace CampaignHub.Features.Planning;

/// <summary>Which tasks of the plan a list shows; the address keeps it.</summary>
internal enum PlanShow
{
    Open,
    Late,
    Mine,
    Done,
    Everything,
}
