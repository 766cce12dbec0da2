using System.Globalization;

namespace CampaignHub.Planning;

/// <summary>The rows of a file to be written: anchors, then phases with what they hold. Ids that are numbers stay, others are numbered.</summary>
internal sealed class MspdiRows
{
    /// <param name="Uid">Names it in links.</param>
    /// <param name="Number">Its place in the file, from 1.</param>
    internal sealed record Row(string Id, int Uid, int Number, int Level, PlanTask? Task, PlanAnchor? Anchor)
    {
        public bool IsPhase => Task is null && Anchor is null;
    }

    private readonly Dictionary<string, Row> _byId = new(StringComparer.Ordinal);
    private readonly ILookup<string, PlanLink> _links;
    private readonly ILookup<string?, (string Id, PlanTask? Task)> _within;
    private readonly bool _keepsIds;

    public MspdiRows(PlanFile file)
    {
        var plan = file.Plan;
        var places = file
            .Order.Select((id, place) => (id, place))
            .ToDictionary(each => each.id, each => each.place, StringComparer.Ordinal);
        var children = plan
            .Tasks.Select(task => (Parent: task.Phase, task.Id, Task: (PlanTask?)task))
            .Concat(plan.Phases.Select(phase => (phase.Parent, phase.Id, Task: (PlanTask?)null)))
            .OrderBy(child => places.GetValueOrDefault(child.Id, int.MaxValue));
        _within = children.ToLookup(child => child.Parent, child => (child.Id, child.Task), StringComparer.Ordinal!);
        _links = plan.Links.ToLookup(link => link.To, StringComparer.Ordinal);
        _keepsIds = plan
            .Tasks.Select(task => task.Id)
            .Concat(plan.Phases.Select(phase => phase.Id))
            .Concat(plan.Anchors.Select(anchor => anchor.Id))
            .All(id => int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0);
        foreach (var anchor in plan.Anchors)
        {
            Add(anchor.Id, 1, task: null, anchor);
        }

        AddAll(parent: null, level: 1);
    }

    public List<Row> All { get; } = [];

    public Row? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Those whose other end stands in the file too: an empty phase does not.</summary>
    public IEnumerable<PlanLink> LinksTo(Row row) => _links[row.Id].Where(link => _byId.ContainsKey(link.From));

    private void AddAll(string? parent, int level)
    {
        foreach (var (id, task) in _within[parent])
        {
            // A phase that holds no task is read as a task.
            if (task is not null || HoldsTask(id))
            {
                Add(id, level, task, anchor: null);
            }

            if (task is null)
            {
                AddAll(id, level + 1);
            }
        }
    }

    private bool HoldsTask(string phase) => _within[phase].Any(child => child.Task is not null || HoldsTask(child.Id));

    private void Add(string id, int level, PlanTask? task, PlanAnchor? anchor)
    {
        var number = All.Count + 1;
        var row = new Row(id, _keepsIds ? int.Parse(id, CultureInfo.InvariantCulture) : number, number, level, task, anchor);
        All.Add(row);
        _byId.Add(id, row);
    }
}
