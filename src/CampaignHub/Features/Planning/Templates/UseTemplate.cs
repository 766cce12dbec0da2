using CampaignHub.Data;
using CampaignHub.Features.Planning.Phases;
using CampaignHub.Platform;

namespace CampaignHub.Features.Planning.Templates;

/// <summary>Adds the dates and the tasks of a template to the plan of the campaign, all or nothing.</summary>
internal sealed class UseTemplate(HubDb db, NamePhase phases)
{
    /// <param name="days">The day of each date of the template, by its id.</param>
    /// <returns>How many tasks it added.</returns>
    /// <exception cref="RefusedException">A date has no day, or one that no plan reaches.</exception>
    public async Task<int> ExecuteAsync(
        TemplatePlan template,
        IReadOnlyDictionary<string, DateOnly?> days,
        CancellationToken cancellationToken
    )
    {
        var campaign = db.Here.Campaign.Id;
        var anchors = template.Anchors.ToDictionary(date => date.Id, date => Anchored(date, days, campaign), StringComparer.Ordinal);
        db.AddRange(anchors.Values);
        var items = new Dictionary<string, PlanItem>(StringComparer.Ordinal);
        foreach (var step in template.Tasks)
        {
            var item = new PlanItem
            {
                CampaignId = campaign,
                Title = step.Title,
                Note = step.Note,
                PhaseId = await phases.ExecuteAsync(step.Phase, cancellationToken),
            };
            item.Measure(step.DurationDays, step.Anchor is { } anchor ? anchors[anchor].Id : null, step.OffsetDays);
            item.Tell(item.Details with { Channel = step.Channel });
            items.Add(step.Id, item);
        }

        foreach (var step in template.Tasks)
        {
            step.After.ToList().ForEach(after => items[step.Id].WaitFor(items[after].Id));
        }

        db.AddRange(items.Values);
        await db.SaveChangesAsync(cancellationToken);
        return items.Count;
    }

    private static Anchor Anchored(TemplatePlan.Date date, IReadOnlyDictionary<string, DateOnly?> days, Guid campaign) =>
        days.GetValueOrDefault(date.Id) is { Year: >= 1950 and <= 2099 } day
            ? new Anchor
            {
                CampaignId = campaign,
                Name = date.Name,
                Day = day,
            }
            : throw new RefusedException("Say the day of {0}, between 1950 and 2099: the rest is counted from it.", date.Name);
}
