using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Planning.Linking;

/// <param name="From">The task before.</param>
/// <param name="To">The task that waits.</param>
/// <param name="Type">finish_to_start, start_to_start, finish_to_finish or start_to_finish.</param>
/// <param name="Lag">Negative is a lead.</param>
/// <param name="Unit">working_days, elapsed_days or percent (of the duration of the task before).</param>
internal sealed record LinkJson(Guid Id, Guid From, Guid To, string Type, double Lag, string Unit)
{
    public static LinkJson Of(PlanItemLink link) =>
        new(link.Id, link.PredecessorId, link.ItemId, ListValues.Of(link.Type), link.LagAmount, ListValues.Of(link.LagUnit));
}
