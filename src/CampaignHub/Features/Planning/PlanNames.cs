using CampaignHub.Data;
using CampaignHub.Planning;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Planning;

/// <summary>Says a problem of the plan in a sentence, with the names that people gave.</summary>
internal sealed class PlanNames(HubDb db)
{
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancellationToken)
    {
        var items = await db.Set<PlanItem>().AsNoTracking().ToListAsync(cancellationToken);
        var anchors = await db.Set<Anchor>().Select(anchor => new { anchor.Id, anchor.Name }).ToListAsync(cancellationToken);
        return items
            .Select(item => (Id: $"{item.Id}", Name: item.Title))
            .Concat(anchors.Select(anchor => (Id: $"{anchor.Id}", anchor.Name)))
            .Concat(
                items
                    .Where(item => item.DueOn is not null)
                    .Select(item => (Id: CampaignPlan.DueId(item), Name: Days.Long(item.DueOn!.Value)))
            )
            .ToDictionary(each => each.Id, each => each.Name, StringComparer.Ordinal);
    }

    public static string Sentence(PlanProblem problem, IReadOnlyDictionary<string, string> names, Texts texts)
    {
        var chain = string.Join(" → ", problem.Chain.Select(step => names.GetValueOrDefault(step.Id, step.Id)));
        var missing = problem.MissingWorkingDays is { } days ? Math.Round(days, 2) : 0;
        return problem.Kind switch
        {
            ProblemKind.Cycle => texts["These tasks would wait for one another: {0}.", chain],
            ProblemKind.NegativeSlack or ProblemKind.AnchorsTooClose => texts["{0} working days are missing: {1}.", missing, chain],
            ProblemKind.HardDate => texts["A fixed date does not fit by {0} working days: {1}.", missing, chain],
            ProblemKind.DeadlineMissed => texts["The deadline is missed by {0} working days: {1}.", missing, chain],
            ProblemKind.TooLate => texts["It should have begun {0} working days ago: {1}.", missing, chain],
            ProblemKind.NoPathToAnchor => texts["Nothing says when this must be done: {0}.", chain],
            ProblemKind.CalendarWithoutWorkingTime => texts["A calendar has no working time; the usual week was taken: {0}.", chain],
            ProblemKind.OutsideCalendar => texts["The dates fall outside the years 1950 to 2100: {0}.", chain],
            ProblemKind.DoubledLink => texts["The same link stands here twice: {0}.", chain],
            ProblemKind.AnchorOnHoliday => texts["This date falls on a holiday, which is allowed: {0}.", chain],
            _ => texts["The plan cannot be computed here: {0}.", chain],
        };
    }
}
