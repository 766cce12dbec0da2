namespace CampaignHub.Workflows.Definitions;

/// <summary>Tarjan's strongly connected components, with a stack of its own: a drawing may be ten thousand activities deep.</summary>
internal sealed class Cycles(WorkflowGraph graph, Func<string, bool> counts)
{
    private readonly Dictionary<string, (int Index, int Low)> _seen = new(StringComparer.Ordinal);
    private readonly Stack<string> _open = new();
    private readonly HashSet<string> _isOpen = new(StringComparer.Ordinal);

    /// <summary>The groups of activities that lead back to themselves through activities that count.</summary>
    public IEnumerable<IReadOnlySet<string>> Find(IEnumerable<string> activityIds)
    {
        foreach (var root in activityIds.Where(counts))
        {
            if (!_seen.ContainsKey(root))
            {
                foreach (var component in Walk(root))
                {
                    yield return component;
                }
            }
        }
    }

    private IEnumerable<IReadOnlySet<string>> Walk(string root)
    {
        var path = new Stack<(string Node, IEnumerator<string> Next)>();
        path.Push(Enter(root));
        while (path.TryPeek(out var step))
        {
            if (step.Next.MoveNext())
            {
                var next = step.Next.Current;
                if (!_seen.TryGetValue(next, out var known))
                {
                    path.Push(Enter(next));
                }
                else if (_isOpen.Contains(next))
                {
                    Lower(step.Node, known.Index);
                }

                continue;
            }

            path.Pop();
            if (path.TryPeek(out var parent))
            {
                Lower(parent.Node, _seen[step.Node].Low);
            }

            if (_seen[step.Node] is var (index, low) && index == low && Close(step.Node) is { } component)
            {
                yield return component;
            }
        }
    }

    private (string Node, IEnumerator<string> Next) Enter(string node)
    {
        _seen[node] = (_seen.Count, _seen.Count);
        _open.Push(node);
        _isOpen.Add(node);
        return (node, graph.Following(node).Where(counts).GetEnumerator());
    }

    private void Lower(string node, int low) => _seen[node] = (_seen[node].Index, Math.Min(_seen[node].Low, low));

    private HashSet<string>? Close(string root)
    {
        var component = new HashSet<string>(StringComparer.Ordinal);
        string node;
        do
        {
            node = _open.Pop();
            _isOpen.Remove(node);
            component.Add(node);
        } while (node != root);

        return component.Count > 1 || graph.Following(root).Contains(root) ? component : null;
    }
}
