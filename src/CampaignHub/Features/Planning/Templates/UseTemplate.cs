using CampaignHub.Data;
using CampaignHub.Features.Planning.Phases;
using CampaignHub.Planning;
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
        var calendar = (await PlanRecords.ReadAsync(db, cancellationToken)).Calendar.Work;
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
            var anchor = step.Anchor is { } decides ? anchors[decides] : null;
            if (anchor is not null && step.DueDays is { } due)
            {
                item.Measure(step.DurationDays, anchorId: null, 0, CountedDays.From(anchor.Day, due, step.Counting, calendar));
            }
            else
            {
                item.Measure(step.DurationDays, anchor?.Id, step.OffsetDays, counting: step.Counting);
            }

            item.Tell(Details(step, anchor?.Day, calendar));
            items.Add(step.Id, item);
        }

        foreach (var step in template.Tasks)
        {
            step.After.ToList().ForEach(after => items[step.Id].WaitFor(items[after].Id));
            foreach (var link in step.Links)
            {
                items[step.Id].WaitFor(items[link.After].Id).Bind(link.Type, link.Lag, link.Unit);
            }
        }

        db.AddRange(items.Values);
        await db.SaveChangesAsync(cancellationToken);
        return items.Count;
    }

    private static PlanDetails Details(TemplatePlan.Step step, DateOnly? anchor, WorkCalendar calendar)
    {
        return new PlanDetails
        {
            Channel = step.Channel,
            Rule = step.Rule,
            RuleOn = DayOf(step.RuleDays),
            Deadline = DayOf(step.DeadlineDays),
            BufferDays = step.BufferDays,
            EffortHours = step.EffortHours,
            Checklist = step.Checklist,
        };

        DateOnly? DayOf(int? days) => anchor is { } day && days is { } count ? TemplateDays.At(calendar, day, count) : null;
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
