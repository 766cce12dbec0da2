namespace CampaignHub.Planning;

/// <summary>The rows of a project in order, and which is a phase of which: MSPDI tells it by the outline level of each row.</summary>
internal sealed class MspdiOutline
{
    /// <summary>A row; <paramref name="Parents"/> are the phases around it, the nearest first.</summary>
    internal sealed record Row(string Id, MspdiElement Element, IReadOnlyList<Row> Parents, bool IsPhase);

    private readonly Dictionary<string, Row> _byId = new(StringComparer.Ordinal);
    private readonly HashSet<string?> _leftAside;

    public MspdiOutline(MspdiElement project)
    {
        var all = project.Find("Tasks")?.All("Task").ToList() ?? [];
        _leftAside = all.Where(task => !IsReal(task)).Select(task => task.TextOf("UID")).ToHashSet(StringComparer.Ordinal);
        var elements = all.FindAll(IsReal);
        List<(int Level, Row Row)> around = [];
        for (var index = 0; index < elements.Count; index++)
        {
            var level = LevelOf(elements[index]);
            around.RemoveAll(phase => phase.Level >= level);
            var isPhase = index + 1 < elements.Count && LevelOf(elements[index + 1]) > level;
            var row = new Row(IdOf(elements[index]), elements[index], [.. around.Select(phase => phase.Row).Reverse()], isPhase);
            if (!_byId.TryAdd(row.Id, row))
            {
                throw new PlanFileException(elements[index].Place, "the id \"{0}\" is used twice.", row.Id);
            }

            Rows.Add(row);
            if (isPhase)
            {
                around.Add((level, row));
            }
        }
    }

    public List<Row> Rows { get; } = [];

    public IEnumerable<Row> Leaves => Rows.Where(row => !row.IsPhase);

    public IEnumerable<PlanPhase> Phases =>
        Rows.Where(row => row.IsPhase).Select(row => new PlanPhase(row.Id, row.Parents.Count > 0 ? row.Parents[0].Id : null));

    public bool IsLeftAside(string id) => _leftAside.Contains(id);

    public Row? Find(string id) => _byId.GetValueOrDefault(id);

    // Row 0 is the project itself; blank rows, inactive tasks and those of other files have no place in the schedule.
    private static bool IsReal(MspdiElement task) =>
        !(task.Number("UID") == 0 && (task.Number("OutlineLevel") == 0 || task.IsOn("Summary")))
        && !task.IsOn("IsNull")
        && !task.IsOn("ExternalTask")
        && task.TextOf("Active") is not ("0" or "false");

    private static int LevelOf(MspdiElement task) => task.Number("OutlineLevel") ?? 1;

    private static string IdOf(MspdiElement task) =>
        task.TextOf("UID") ?? throw new PlanFileException(task.Place, "\"{0}\" is missing.", "UID");
}
