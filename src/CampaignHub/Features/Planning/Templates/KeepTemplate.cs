using CampaignHub.Data;
using CampaignHub.Planning;

namespace CampaignHub.Features.Planning.Templates;

/// <summary>Keeps the plan of the campaign as a template: each day becomes so many days before or after a date that decides. Whoever does it, is not kept.</summary>
internal sealed class KeepTemplate(HubDb db)
{
    public async Task<PlanTemplate> ExecuteAsync(string? name, CancellationToken cancellationToken)
    {
        var template = PlanTemplate.Of(name, Of(await PlanRecords.ReadAsync(db, cancellationToken)));
        db.Add(template);
        await db.SaveChangesAsync(cancellationToken);
        return template;
    }

    private static TemplatePlan Of(PlanRecords records)
    {
        var phases = records.Phases.ToDictionary(phase => phase.Id, phase => phase.Name);
        var known = records.Items.Select(item => item.Id).ToHashSet();
        return new TemplatePlan(
            [.. records.Anchors.Select(anchor => new TemplatePlan.Date($"{anchor.Id:N}", anchor.Name))],
            [
                .. records.Items.Select(item =>
                {
                    var (anchor, days, counting) = Counted(item, records);
                    var isDue = days > 0 && item.AnchorId is null;
                    var calendar = records.Calendar.Work;
                    var links = item.WaitsFor.Where(link => known.Contains(link.PredecessorId)).ToLookup(IsPlain);
                    return new TemplatePlan.Step(
                        $"{item.Id:N}",
                        item.Title,
                        item.PhaseId is { } phase ? phases.GetValueOrDefault(phase, "") : "",
                        item.DurationDays,
                        anchor is null ? null : $"{anchor.Id:N}",
                        isDue ? 0 : days,
                        [.. links[true].Select(link => $"{link.PredecessorId:N}")]
                    )
                    {
                        Note = item.Note,
                        Channel = item.Channel,
                        Counting = counting,
                        DueDays = isDue ? days : null,
                        Links =
                        [
                            .. links[false]
                                .Select(link => new TemplatePlan.Link($"{link.PredecessorId:N}", link.Type, link.LagAmount, link.LagUnit)),
                        ],
                        // A day without a date that decides is one of this year only.
                        Rule = item.RuleOn is not null && anchor is null ? DateRule.Automatic : item.Rule,
                        RuleDays = DaysOf(item.RuleOn, BoundsStart(item.Rule)),
                        DeadlineDays = DaysOf(item.Deadline, isStart: false),
                        BufferDays = item.BufferDays,
                        EffortHours = item.EffortHours,
                        Checklist = PlanCheck.Write(item.Checks.Select(check => check with { IsDone = false })),
                    };

                    int? DaysOf(DateOnly? day, bool isStart) =>
                        anchor is null || day is not { } at ? null
                        : isStart ? TemplateDays.OfStart(calendar, anchor.Day, at)
                        : TemplateDays.OfFinish(calendar, anchor.Day, at);
                }),
            ]
        );
    }

    private static bool IsPlain(PlanItemLink link) => link.Type == LinkType.FinishToStart && link.Lag == Lag.None;

    private static bool BoundsStart(DateRule rule) =>
        rule is DateRule.MustStartOn or DateRule.StartNoEarlierThan or DateRule.StartNoLaterThan;

    // A task with a day of its own is counted from the next date that decides, or else from the last one before it.
    private static (Anchor? Anchor, int Days, DayCount Counting) Counted(PlanItem item, PlanRecords records)
    {
        if (item.AnchorId is { } id)
        {
            return (records.Anchors.FirstOrDefault(anchor => anchor.Id == id), item.OffsetDays, item.Counting);
        }

        if (item.DueOn is not { } due || records.Anchors.Count == 0)
        {
            return (null, 0, DayCount.WorkingDays);
        }

        var anchor = records.Anchors.FirstOrDefault(each => each.Day > due) ?? records.Anchors[^1];
        var calendar = records.Calendar.Work;
        // A milestone on a day that is not worked stands there all the same.
        return item.DurationDays == 0 && !calendar.IsWorkingDay(due)
            ? (anchor, due.DayNumber - anchor.Day.DayNumber, DayCount.CalendarDays)
            : (anchor, Between(calendar, anchor.Day, due, item.DurationDays == 0), DayCount.WorkingDays);
    }

    // Work is finished on its day: the day after it is the first that is not there for it. A milestone stands on the day itself.
    private static int Between(WorkCalendar calendar, DateOnly anchor, DateOnly due, bool isMilestone) =>
        due < anchor
            ? -calendar.CountWorkingDays(isMilestone ? due : due.AddDays(1), anchor)
            : calendar.CountWorkingDays(anchor.AddDays(1), due.AddDays(1));
}
