namespace CampaignHub.Features.Planning;

/// <summary>One item of a checklist, written as a line of Markdown's task lists.</summary>
internal sealed record PlanCheck(string Text, bool IsDone)
{
    /// <summary>A line that says nothing of being done is not done; empty lines are none.</summary>
    public static IReadOnlyList<PlanCheck> Read(string text) =>
        [
            .. text.ReplaceLineEndings("\n")
                .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(ReadLine)
                .Where(check => check.Text.Length > 0),
        ];

    public static string Write(IEnumerable<PlanCheck> checks) =>
        string.Join('\n', checks.Select(check => (check.IsDone ? "[x] " : "[ ] ") + check.Text));

    private static PlanCheck ReadLine(string line)
    {
        var text = line.TrimStart('-', '*', ' ');
        var isDone = text.StartsWith("[x]", StringComparison.OrdinalIgnoreCase);
        return new PlanCheck(isDone || text.StartsWith("[ ]", StringComparison.Ordinal) ? text[3..].Trim() : text, isDone);
    }
}
