using CampaignHub.Planning;
using CampaignHub.Platform.Language;
using CampaignHub.Platform.Web;

namespace CampaignHub.Features.Planning;

/// <summary>Says a problem of the plan in a sentence, with the names that people gave.</summary>
internal static class PlanNames
{
    /// <summary>By the ids that the engine knows.</summary>
    public static IReadOnlyDictionary<string, string> Of(PlanRecords records)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var anchor in records.Anchors)
        {
            names[$"{anchor.Id}"] = anchor.Name;
        }

        foreach (var item in records.Items)
        {
            names[$"{item.Id}"] = item.Title;
            names[PlanNetwork.DueId(item)] = item.DueOn is { } due
                ? Days.Long(due)
                : names.GetValueOrDefault($"{item.AnchorId}", item.Title);
        }

        foreach (var window in records.Windows)
        {
            names[PlanNetwork.FirstId(window)] = names[PlanNetwork.LastId(window)] = window.Name;
        }

        return names;
    }

    public static string Sentence(PlanProblem problem, IReadOnlyDictionary<string, string> names, Texts texts)
    {
        var isLoop = problem.Kind == ProblemKind.Cycle && problem.Chain.DistinctBy(step => step.Id).Skip(1).Any();
        // A loop ends where it began.
        var steps = isLoop ? problem.Chain.Append(problem.Chain[0]) : problem.Chain;
        // These are named one by one: nothing joins them.
        var isList = problem.Kind is ProblemKind.NoPathToAnchor or ProblemKind.CalendarWithoutWorkingTime or ProblemKind.OutsideCalendar;
        var chain = string.Join(isList ? ", " : " → ", steps.Select(step => names.GetValueOrDefault(step.Id, step.Id)));
        var missing = problem.MissingWorkingDays is { } days ? Math.Round(days, 2) : 0;
        return problem.Kind switch
        {
            ProblemKind.Cycle => texts[isLoop ? "These tasks would wait for one another: {0}." : "This task waits for itself: {0}.", chain],
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

    /// <summary>What would mend it, each by itself.</summary>
    public static IReadOnlyList<string> Repairs(PlanProblem problem, IReadOnlyDictionary<string, string> names, Texts texts) =>
        [.. problem.Repairs.Select(repair => Sentence(repair, names, texts))];

    private static string Sentence(PlanRepair repair, IReadOnlyDictionary<string, string> names, Texts texts)
    {
        var name = names.GetValueOrDefault(repair.Id, repair.Id);
        var days = texts.Count(Math.Round(Math.Abs(repair.WorkingDays), 2), "{0} working day", "{0} working days");
        var together = string.Join(", ", repair.Others.Prepend(repair.Id).Select(id => names.GetValueOrDefault(id, id)));
        return repair.Kind switch
        {
            RepairKind.Shorten when repair.Others.Count > 0 => texts["Shorten these by {0} in all: {1}.", days, together],
            RepairKind.Shorten => texts["Shorten \"{0}\" by {1}.", name, days],
            RepairKind.Overlap when repair.Others.Count > 0 => texts[
                "Begin what follows each of these before it is finished, {0} in all: {1}.",
                days,
                together
            ],
            RepairKind.Overlap => texts[
                "Begin \"{0}\" {1} before \"{2}\" is finished.",
                names.GetValueOrDefault(repair.Next!, repair.Next!),
                days,
                name
            ],
            RepairKind.Drop when repair.Others.Count > 0 => texts["Do without these ({0} in all): {1}.", days, together],
            RepairKind.Drop => texts["Do without \"{0}\" ({1}).", name, days],
            RepairKind.Advance => texts["Do \"{0}\" {1} earlier: there is room.", name, days],
            RepairKind.Unlink => texts[
                "Take away the link from \"{0}\" to \"{1}\".",
                name,
                names.GetValueOrDefault(repair.Next!, repair.Next!)
            ],
            RepairKind.MoveDate => texts[
                repair.WorkingDays > 0
                    ? "Move the day that binds \"{0}\" to {1} later."
                    : "Move the day that binds \"{0}\" to {1} earlier.",
                name,
                days
            ],
            _ => texts[repair.WorkingDays > 0 ? "Move \"{0}\" to {1} later." : "Move \"{0}\" to {1} earlier.", name, days],
        };
    }
}
