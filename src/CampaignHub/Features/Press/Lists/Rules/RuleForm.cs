namespace CampaignHub.Features.Press.Lists.Rules;

/// <summary>A rule as its page sends it: also half typed, while conditions are added and taken out.</summary>
internal sealed class RuleForm
{
    internal sealed class Line
    {
        public RuleField Field { get; set; }
        public RuleTest Test { get; set; }
        public string? Value { get; set; }
        public int? Number { get; set; }
    }

    internal sealed class Group
    {
        public RuleJoin Join { get; set; }
        public IList<Line> Lines { get; set; } = [];

        /// <summary>The condition that is to be added.</summary>
        public RuleField? New { get; set; }
    }

    // What is asked most of a contact: not yesterday's.
    private const int UsualDays = 90;

    public RuleJoin Join { get; set; }
    public IList<Group> Groups { get; set; } = [];

    public static RuleForm Of(ListRule rule) =>
        new()
        {
            Join = rule.Join,
            Groups =
            [
                .. rule.Groups.Select(group => new Group
                {
                    Join = group.Join,
                    Lines =
                    [
                        .. group.Lines.Select(line => new Line
                        {
                            Field = line.Field,
                            Test = line.Test,
                            Value = line.Value,
                            Number = line.Number,
                        }),
                    ],
                }),
            ],
        };

    public ListRule Rule() =>
        new(
            Join,
            [
                .. Groups.Select(group => new RuleGroup(
                    group.Join,
                    [.. group.Lines.Select(line => new RuleLine(line.Field, line.Test, line.Value, line.Number))]
                )),
            ]
        );

    /// <summary>What the button asks for: <c>add:0</c>, <c>take:0:1</c>, <c>group</c>; anything else changes nothing.</summary>
    public void Do(string? deed)
    {
        var parts = (deed ?? "").Split(':');
        var at = parts
            .Skip(1)
            .Select(part => int.TryParse(part, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : -1)
            .ToList();
        if (parts[0] == "group")
        {
            Groups.Add(new Group());
        }
        else if (parts[0] == "add" && at is [var to] && to >= 0 && to < Groups.Count && Groups[to].New is { } field)
        {
            Groups[to].Lines.Add(Begin(field));
            Groups[to].New = null;
        }
        else if (
            parts[0] == "take"
            && at is [var of, var line]
            && of >= 0
            && of < Groups.Count
            && line >= 0
            && line < Groups[of].Lines.Count
        )
        {
            Groups[of].Lines.RemoveAt(line);
            if (Groups[of].Lines.Count == 0)
            {
                Groups.RemoveAt(of);
            }
        }

        if (Groups.Count == 0)
        {
            Groups.Add(new Group());
        }
    }

    private static Line Begin(RuleField field) =>
        new()
        {
            Field = field,
            Test = field == RuleField.LastContact ? RuleTest.NotWithin : RuleLine.TestsOf(field)[0],
            Value = field == RuleField.Language ? "fr" : null,
            Number =
                field == RuleField.LastContact ? UsualDays
                : field == RuleField.Replies ? 1
                : null,
        };
}
