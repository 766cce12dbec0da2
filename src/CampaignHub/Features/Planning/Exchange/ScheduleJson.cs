using CampaignHub.Planning;
using CampaignHub.Platform.Language;

namespace CampaignHub.Features.Planning.Exchange;

/// <summary>A computed schedule as programs read it. Dates are local, without offset.</summary>
internal sealed record ScheduleJson(IReadOnlyList<ScheduleJson.Task> Tasks, IReadOnlyList<ScheduleJson.Problem> Problems)
{
    /// <summary>Slack is a count of working days: a minute of it still shows.</summary>
    private const int Digits = 4;

    internal sealed record Task(
        string Id,
        string Name,
        DateTime Start,
        DateTime Finish,
        DateTime EarlyStart,
        DateTime EarlyFinish,
        DateTime LateStart,
        DateTime LateFinish,
        double TotalSlackDays,
        double FreeSlackDays,
        bool Critical,
        string? DrivenBy
    );

    /// <param name="Repairs">Each enough by itself, as sentences; empty where nothing along the chain can mend it.</param>
    internal sealed record Problem(
        string Kind,
        IReadOnlyList<string> Tasks,
        double? MissingWorkingDays,
        string Text,
        IReadOnlyList<string> Repairs
    );

    public static ScheduleJson Of(PlanFile file, Texts texts)
    {
        var result = Schedule.Compute(file.Plan);
        var rows = result.Tasks.Concat(result.Phases).ToDictionary(row => row.Id, StringComparer.Ordinal);
        return new ScheduleJson(
            [.. file.Order.Select(id => Of(rows[id], file.Names[id]))],
            [.. result.Problems.Select(problem => Of(problem, file, texts))]
        );
    }

    private static Task Of(TaskSchedule task, string name) =>
        new(
            task.Id,
            name,
            task.Start,
            task.Finish,
            task.EarlyStart,
            task.EarlyFinish,
            task.LateStart,
            task.LateFinish,
            Math.Round(task.TotalSlackDays, Digits),
            Math.Round(task.FreeSlackDays, Digits),
            task.IsCritical,
            task.DrivenBy
        );

    private static Problem Of(PlanProblem problem, PlanFile file, Texts texts)
    {
        var kind = problem.Kind.ToString();
        return new Problem(
            char.ToLowerInvariant(kind[0]) + kind[1..],
            [.. problem.Chain.Select(step => step.Id)],
            problem.MissingWorkingDays is { } missing ? Math.Round(missing, Digits) : null,
            SentenceOf(problem, file, texts),
            PlanNames.Repairs(problem, file.Names, texts)
        );
    }

    private static string SentenceOf(PlanProblem problem, PlanFile file, Texts texts)
    {
        var sentence = PlanNames.Sentence(problem, file.Names, texts);
        return problem.Kind == ProblemKind.CalendarWithoutWorkingTime && file.EmptyCalendars.Count > 0
            ? $"{sentence} ({string.Join("; ", file.EmptyCalendars.Select(place => place.Words(texts)))})"
            : sentence;
    }
}
