using CampaignHub.Platform.Language;
using CampaignHub.Workflows.Activities;
using CampaignHub.Workflows.Definitions;

namespace CampaignHub.Features.Workflows.Definitions;

/// <summary>A drawing as a list in words: each step once, in the order it is reached, with what leads to it.</summary>
internal sealed class Outline(ActivityCatalog catalog, Texts texts)
{
    /// <param name="Depth">How many branchings lie before it.</param>
    /// <param name="Lead">What leads to it: "Then", "If not".</param>
    /// <param name="What">What it does, in words of the catalogue; null for an activity that is not available here.</param>
    /// <param name="ActivityId">The step in the drawing.</param>
    /// <param name="Ways">Its outcomes, with what leads on by each in words.</param>
    /// <param name="BackTo">The number of the step, when it stands further up.</param>
    internal sealed record Line(
        int Number,
        int Depth,
        string Lead,
        string Name,
        string Title,
        string? What,
        IReadOnlyList<(string Label, string Value)> Properties,
        string ActivityId,
        IReadOnlyList<(string Outcome, string Lead)> Ways,
        int? BackTo = null
    );

    public IReadOnlyList<Line> Of(WorkflowDefinition definition)
    {
        var lines = new List<Line>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var start in definition.Activities.Where(activity => activity.IsStart))
        {
            Walk(definition, start, texts["Starts when"], lines, numbers);
        }

        foreach (var rest in definition.Activities.Where(activity => !numbers.ContainsKey(activity.ActivityId)).ToList())
        {
            Walk(definition, rest, texts["Nothing leads here"], lines, numbers);
        }

        return lines;
    }

    /// <summary>What a step is called: the author's words, else the catalogue's.</summary>
    public string TitleOf(string name, string title) =>
        title.Length > 0 ? title
        : catalog.TryFind(name, out var type) ? texts[type.Descriptor.Text]
        : name;

    /// <summary>How a step may end, with what leads on by it in words.</summary>
    public IReadOnlyList<(string Outcome, string Lead)> WaysOf(ActivityDefinition activity) =>
        catalog.TryFind(activity.Name, out var type)
            ? [.. type.Descriptor.OutcomesOf(activity).Select(outcome => (outcome, LeadOf(outcome)))]
            : [];

    /// <summary>What a property of a step is called.</summary>
    public string LabelOf(string name, string property) =>
        catalog.TryFind(name, out var type) && type.Descriptor.Properties.FirstOrDefault(each => each.Name == property) is { } declared
            ? texts[declared.Text]
            : property;

    public string LeadOf(string outcome) =>
        outcome switch
        {
            "Done" or "Joined" => texts["Then"],
            "True" => texts["If so"],
            "False" => texts["If not"],
            "Happened" => texts["If it happens in time"],
            "TimedOut" => texts["If it does not happen in time"],
            "Iterate" => texts["In each round"],
            RetryPolicy.FailedOutcome => texts["If it fails"],
            _ => texts["By way of “{0}”", outcome],
        };

    // With a stack of its own: a drawing may be thousands of steps deep.
    private void Walk(
        WorkflowDefinition definition,
        ActivityDefinition start,
        string lead,
        List<Line> lines,
        Dictionary<string, int> numbers
    )
    {
        var left = new Stack<(ActivityDefinition Activity, string Lead, int Depth)>([(start, lead, 0)]);
        while (left.TryPop(out var at))
        {
            if (numbers.TryGetValue(at.Activity.ActivityId, out var number))
            {
                lines.Add(LineOf(number, at.Depth, at.Lead, at.Activity) with { BackTo = number });
                continue;
            }

            numbers[at.Activity.ActivityId] = numbers.Count + 1;
            lines.Add(LineOf(numbers.Count, at.Depth, at.Lead, at.Activity));
            var next = definition
                .Transitions.Where(transition => transition.SourceActivityId == at.Activity.ActivityId)
                .Select(transition => (transition.SourceOutcomeName, To: definition.Find(transition.DestinationActivityId)))
                .Where(transition => transition.To is not null)
                .ToList();
            var depth = next.Count > 1 ? at.Depth + 1 : at.Depth;
            foreach (var (outcome, to) in Enumerable.Reverse(next))
            {
                left.Push((to!, LeadOf(outcome), depth));
            }
        }
    }

    /// <summary>What happens, when this is the name of an event.</summary>
    public string? EventNamed(string name) =>
        catalog.TryFind(name, out var type) && type.Descriptor.Kind == ActivityKind.Event ? texts[type.Descriptor.Text] : null;

    private Line LineOf(int number, int depth, string lead, ActivityDefinition activity)
    {
        var descriptor = catalog.TryFind(activity.Name, out var type) ? type.Descriptor : null;
        var properties =
            from property in descriptor?.Properties ?? []
            let source = property.Source(activity)
            where !string.IsNullOrEmpty(source)
            select (texts[property.Text], EventNamed(source) ?? source);
        return new Line(
            number,
            depth,
            lead,
            activity.Name,
            activity.Title,
            descriptor is null ? null : texts[descriptor.Text],
            [.. properties],
            activity.ActivityId,
            WaysOf(activity)
        );
    }
}
