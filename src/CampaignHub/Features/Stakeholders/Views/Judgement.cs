namespace CampaignHub.Features.Stakeholders.Views;

/// <summary>How a stakeholder is judged on an axis: never a middle without its spread.</summary>
/// <param name="Median">0 to 10.</param>
/// <param name="Raters">How many hold a value.</param>
/// <param name="IsOnDemand">Judged on the demand asked for; else on the campaign as a whole.</param>
internal sealed record Judgement(double Median, int Lowest, int Highest, int Raters, bool IsOnDemand);
