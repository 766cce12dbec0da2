using System.Text.Json;
using CampaignHub.Planning;
using CampaignHub.Platform;

namespace CampaignHub.Features.Planning.Replanning;

/// <summary>How a task waits for another, as the text of a <see cref="PlanChange"/>: a change without one unbinds them.</summary>
internal sealed record PlanTie(LinkType Type = LinkType.FinishToStart, double Lag = 0, LagUnit Unit = LagUnit.WorkingDays)
{
    public static PlanTie? Of(PlanItemLink? link) => link is null ? null : new PlanTie(link.Type, link.LagAmount, link.LagUnit);

    /// <exception cref="RefusedException">It is no such text.</exception>
    public static PlanTie? Read(string? text)
    {
        try
        {
            return text is null ? null : JsonSerializer.Deserialize<PlanTie>(text, PlanChange.Json);
        }
        catch (JsonException)
        {
            throw new RefusedException("What was to be moved is not part of the plan any more.");
        }
    }

    public string Write() => JsonSerializer.Serialize(this, PlanChange.Json);
}
