namespace CampaignHub.Planning;

/// <summary>Puts the tasks of a phase in the place of the phase where links name it, and sums their dates up.</summary>
internal static class Phases
{
    /// <summary>Two phases of a thousand tasks each, linked, are a million links: more is no plan.</summary>
    private const int MostLinks = 2_000_000;

    /// <summary>The same plan with links between tasks and anchors only.</summary>
    public static PlanInput Expand(PlanInput input)
    {
        if (input.Phases.Count == 0)
        {
            return input;
        }

        var leaves = Leaves(input);
        List<PlanLink> links = [];
        foreach (var link in input.Links)
        {
            foreach (var from in leaves.GetValueOrDefault(link.From, [link.From]))
            {
                links.AddRange(leaves.GetValueOrDefault(link.To, [link.To]).Select(to => link with { From = from, To = to }));
            }

            if (links.Count > MostLinks)
            {
                throw new ArgumentException($"Link \"{link.From}\" → \"{link.To}\": the phases hold too many tasks.", nameof(input));
            }
        }

        return input with
        {
            Links = links,
        };
    }

    /// <summary>One per phase that holds tasks, in the order of the input.</summary>
    public static IReadOnlyList<TaskSchedule> Sum(PlanInput input, TaskSchedule[] tasks)
    {
        if (input.Phases.Count == 0)
        {
            return [];
        }

        var byId = tasks.ToDictionary(task => task.Id, StringComparer.Ordinal);
        var leaves = Leaves(input);
        return
        [
            .. input
                .Phases.Where(phase => leaves[phase.Id].Count > 0)
                .Select(phase => Sum(phase.Id, [.. leaves[phase.Id].Select(leaf => byId[leaf])])),
        ];
    }

    private static TaskSchedule Sum(string id, TaskSchedule[] tasks) =>
        new()
        {
            Id = id,
            Start = tasks.Min(task => task.Start),
            Finish = tasks.Max(task => task.Finish),
            EarlyStart = tasks.Min(task => task.EarlyStart),
            EarlyFinish = tasks.Max(task => task.EarlyFinish),
            LateStart = tasks.Min(task => task.LateStart),
            LateFinish = tasks.Max(task => task.LateFinish),
            TotalSlackDays = tasks.Min(task => task.TotalSlackDays),
            FreeSlackDays = tasks.Min(task => task.FreeSlackDays),
            IsCritical = tasks.Any(task => task.IsCritical),
            IsTooLate = tasks.Any(task => task.IsTooLate),
            Driver = null,
            EarlyDriver = null,
            LateDriver = null,
        };

    private static Dictionary<string, List<string>> Leaves(PlanInput input)
    {
        var parents = new Dictionary<string, string?>(StringComparer.Ordinal);
        var ids = input.Tasks.Select(task => task.Id).Concat(input.Anchors.Select(anchor => anchor.Id)).ToHashSet(StringComparer.Ordinal);
        foreach (var phase in input.Phases)
        {
            if (ids.Contains(phase.Id) || !parents.TryAdd(phase.Id, phase.Parent))
            {
                throw new ArgumentException($"The id \"{phase.Id}\" is used twice.", nameof(input));
            }
        }

        var leaves = parents.Keys.ToDictionary(id => id, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var task in input.Tasks)
        {
            var depth = 0;
            for (var phase = task.Phase; phase is not null; phase = parents[phase])
            {
                if (!leaves.TryGetValue(phase, out var members) || ++depth > parents.Count)
                {
                    throw new ArgumentException($"Task \"{task.Id}\": the phase \"{phase}\" is none, or is part of itself.", nameof(input));
                }

                members.Add(task.Id);
            }
        }

        return leaves;
    }
}
