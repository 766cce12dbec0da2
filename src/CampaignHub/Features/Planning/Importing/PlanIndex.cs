using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Planning.Importing;

/// <summary>Finds tasks and anchors of the plan as a file calls them: by key, by the file's own number, by title.</summary>
internal sealed class PlanIndex
{
    private readonly Dictionary<Guid, PlanItem> _items;
    private readonly List<Anchor> _anchors;
    private readonly Dictionary<string, Guid> _keys;
    private readonly Dictionary<string, HashSet<PlanItem>> _byTitle = new(StringComparer.Ordinal);
    private readonly HashSet<string> _onceInFile;
    private readonly Dictionary<string, PlanItem> _refs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Anchor> _anchorRefs = new(StringComparer.Ordinal);

    public PlanIndex(ImportedPlan file, IReadOnlyList<PlanItem> items, IReadOnlyList<Anchor> anchors, IReadOnlyList<PlanImportKey> keys)
    {
        _items = items.ToDictionary(item => item.Id);
        _anchors = [.. anchors];
        _keys = keys.Where(key => _items.ContainsKey(key.ItemId))
            .DistinctBy(key => key.Key, StringComparer.Ordinal)
            .ToDictionary(key => key.Key, key => key.ItemId, StringComparer.Ordinal);
        foreach (var item in items)
        {
            AddTitle(item);
        }

        _onceInFile = file
            .Tasks.GroupBy(task => Normal.Of(task.Title), StringComparer.Ordinal)
            .Where(same => same.Count() == 1)
            .Select(same => same.Key)
            .ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlyList<Anchor> Anchors => _anchors;

    /// <summary>The task that a line speaks of; null when it is new.</summary>
    public PlanItem? Find(ImportedPlan.Task said)
    {
        if (Guid.TryParse(said.Key, out var id) && _items.TryGetValue(id, out var known))
        {
            return known;
        }

        if (said.Key.Length > 0 && _keys.TryGetValue(said.Key, out var item))
        {
            return _items[item];
        }

        return _onceInFile.Contains(Normal.Of(said.Title)) ? ByTitle(said.Title) : null;
    }

    /// <summary>A task that another waits for.</summary>
    public PlanItem? FindPredecessor(string name) =>
        _refs.TryGetValue(name, out var known) ? known
        : Guid.TryParse(name, out var id) ? _items.GetValueOrDefault(id)
        : _keys.TryGetValue(name, out var item) ? _items[item]
        : ByTitle(name);

    public Anchor? FindAnchor(string name) =>
        _anchorRefs.GetValueOrDefault(name)
        ?? (Guid.TryParse(name, out var id) ? _anchors.Find(anchor => anchor.Id == id) : null)
        ?? _anchors.Find(anchor => Normal.Of(anchor.Name) == Normal.Of(name));

    /// <summary>From now on the line's words mean this task, which may have another title than before.</summary>
    /// <param name="said">The line.</param>
    /// <param name="item">The task.</param>
    /// <param name="oldTitle">As it was called until now.</param>
    /// <returns>Whether its key is one that only the file knows, and is to be remembered.</returns>
    public bool Put(ImportedPlan.Task said, PlanItem item, string oldTitle)
    {
        if (_byTitle.TryGetValue(Normal.Of(oldTitle), out var called))
        {
            called.Remove(item);
        }

        _items[item.Id] = item;
        AddTitle(item);
        if (said.Ref.Length > 0)
        {
            _refs.TryAdd(said.Ref, item);
        }

        return said.Key.Length > 0 && _refs.TryAdd(said.Key, item) && said.Key != $"{item.Id}" && !_keys.ContainsKey(said.Key);
    }

    public void Put(ImportedPlan.Fixed said, Anchor anchor)
    {
        _anchorRefs[said.Ref] = anchor;
        if (!_anchors.Contains(anchor))
        {
            _anchors.Add(anchor);
        }
    }

    /// <summary>Does it wait, by whatever way, for the other?</summary>
    public bool Waits(PlanItem from, Guid to)
    {
        var seen = new HashSet<Guid> { from.Id };
        var open = new Queue<PlanItem>([from]);
        while (open.TryDequeue(out var at))
        {
            foreach (var next in at.WaitsFor.Select(link => link.PredecessorId))
            {
                if (next == to)
                {
                    return true;
                }

                if (seen.Add(next) && _items.TryGetValue(next, out var item))
                {
                    open.Enqueue(item);
                }
            }
        }

        return false;
    }

    private void AddTitle(PlanItem item)
    {
        var title = Normal.Of(item.Title);
        if (!_byTitle.TryGetValue(title, out var called))
        {
            _byTitle.Add(title, called = []);
        }

        called.Add(item);
    }

    private PlanItem? ByTitle(string title) =>
        _byTitle.TryGetValue(Normal.Of(title), out var called) && called.Count == 1 ? called.Single() : null;
}
