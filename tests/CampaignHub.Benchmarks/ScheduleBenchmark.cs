using System.Diagnostics;
using CampaignHub.Planning;

namespace CampaignHub.Benchmarks;

/// <summary>
/// A schedule with working days, French holidays, lags of three kinds and an anchor. Budget: 100,000 tasks of at most four predecessors in 150 ms, 2,000 in
/// 5 ms; linear from 1,000 up.
/// </summary>
internal static class ScheduleBenchmark
{
    private const int Runs = 11;
    private const int MaxDays = 3;
    private const int MostPredecessors = 4;
    private const int GroupSize = 20;
    private const string Meeting = "meeting";

    public static Task RunAsync()
    {
        Figures.Title($"Schedule, at most {MostPredecessors} predecessors, French holidays, lags, median of {Runs}");
        List<(int Size, double Milliseconds)> measured = [];
        foreach (var size in (int[])[1_000, 2_000, 10_000, 100_000])
        {
            var plan = Plan(size);
            var raw = Time(() => Walk(plan));
            var ours = Time(() => Schedule.Compute(plan).Tasks.Count);
            Figures.Line($"{size} tasks, {plan.Links.Count} links: raw, one walk in topological order", raw, "ms");
            Figures.Line($"{size} tasks: scheduled", ours, "ms");
            Figures.Line($"{size} tasks: scheduled", size / ours * 1000, "tasks/s");
            measured.Add((size, ours));
        }

        var ((small, first), (large, last)) = (measured[0], measured[^1]);
        // 1 is linear: twice the tasks take twice the time.
        Figures.Line("growth exponent from 1,000 to 100,000", Math.Log(last / first) / Math.Log((double)large / small), "");
        return Task.CompletedTask;
    }

    private static double Time(Func<int> work)
    {
        work();
        return Figures.Median(
            Enumerable
                .Range(0, Runs)
                .Select(_ =>
                {
                    var watch = Stopwatch.StartNew();
                    GC.KeepAlive(work());
                    return watch.Elapsed.TotalMilliseconds;
                })
                .ToList()
        );
    }

    // What no schedule can do without: every task found by its id, every link followed once.
    private static int Walk(PlanInput plan)
    {
        var number = new Dictionary<string, int>(plan.Tasks.Count, StringComparer.Ordinal);
        foreach (var task in plan.Tasks)
        {
            number[task.Id] = number.Count;
        }

        var reached = new int[plan.Tasks.Count];
        foreach (var link in plan.Links)
        {
            if (number.TryGetValue(link.To, out var to))
            {
                reached[to] = Math.Max(reached[to], reached[number[link.From]] + 1);
            }
        }

        return reached[^1];
    }

    private static PlanInput Plan(int size)
    {
        // The same plan at each run.
        var random = new Random(20260105);
        var tasks = Enumerable
            .Range(0, size)
            .Select(index => new PlanTask { Id = $"t{index}", Duration = WorkDuration.Days(index % MaxDays) })
            .ToList();
        // Groups of twenty that lead to the meeting, so that the plan stays within a few years as real ones do.
        var links = new List<PlanLink>(MostPredecessors * size);
        for (var index = 0; index < size; index++)
        {
            var place = index % GroupSize;
            var before = Enumerable.Range(index - place, place).ToArray();
            random.Shuffle(before);
            links.AddRange(
                before
                    .Take(random.Next(MostPredecessors + 1))
                    .Select(predecessor => new PlanLink($"t{predecessor}", $"t{index}", LinkType.FinishToStart, LagOf(random.Next(4))))
            );
            if (place == GroupSize - 1)
            {
                links.Add(new PlanLink($"t{index}", Meeting));
            }
        }

        return new PlanInput
        {
            Today = new DateOnly(2026, 1, 5),
            Tasks = tasks,
            Anchors = [new PlanAnchor(Meeting, new DateOnly(2027, 1, 18))],
            Links = links,
            Calendar = WorkCalendar.France(),
        };
    }

    private static Lag LagOf(int kind) =>
        kind switch
        {
            0 => Lag.WorkingDays(1),
            1 => Lag.ElapsedDays(2),
            // A lead.
            2 => Lag.WorkingDays(-1),
            _ => Lag.None,
        };
}
