namespace CampaignHub.Planning;

/// <summary>Finds the knots of tasks that wait for one another (Tarjan's strongly connected components) and one shortest loop in each.</summary>
internal sealed class CycleFinder
{
    private readonly Network _network;
    private readonly int[] _component;
    private readonly List<Arc[]> _loops = [];
    private readonly int[] _number;
    private readonly int[] _lowest;
    private readonly int[] _nextArc;
    private readonly bool[] _isOpen;
    private readonly Stack<int> _path = new();
    private readonly Stack<int> _open = new();
    private int _count;

    public CycleFinder(Network network)
    {
        _network = network;
        (_number, _lowest) = (new int[network.TaskCount], new int[network.TaskCount]);
        (_nextArc, _isOpen) = (new int[network.TaskCount], new bool[network.TaskCount]);
        _component = new int[network.NodeCount];
        Array.Fill(_component, -1);
        FindComponents();
    }

    public IReadOnlyList<Arc[]> Loops => _loops;

    /// <summary>Whether the arc runs inside a knot.</summary>
    public bool IsInside(Arc arc) => _component[arc.From] >= 0 && _component[arc.From] == _component[arc.To];

    /// <summary>Tarjan 1972, with a stack of our own: a plan may be a chain of 100,000 tasks.</summary>
    private void FindComponents()
    {
        for (var root = 0; root < _network.TaskCount; root++)
        {
            if (_number[root] == 0)
            {
                Enter(root);
            }

            while (_path.TryPeek(out var node))
            {
                if (_nextArc[node] < _network.ArcsFrom(node).Length)
                {
                    Look(node, _network.ArcsFrom(node)[_nextArc[node]++].To);
                }
                else
                {
                    Leave(node);
                }
            }
        }
    }

    private void Enter(int node)
    {
        _number[node] = _lowest[node] = ++_count;
        _path.Push(node);
        _open.Push(node);
        _isOpen[node] = true;
    }

    private void Look(int node, int to)
    {
        if (_network.IsAnchor(to))
        {
            return;
        }

        if (_number[to] == 0)
        {
            Enter(to);
        }
        else if (_isOpen[to])
        {
            _lowest[node] = Math.Min(_lowest[node], _number[to]);
        }
    }

    private void Leave(int node)
    {
        _path.Pop();
        if (_path.TryPeek(out var parent))
        {
            _lowest[parent] = Math.Min(_lowest[parent], _lowest[node]);
        }

        if (_lowest[node] < _number[node])
        {
            return;
        }

        List<int> members = [];
        do
        {
            members.Add(_open.Peek());
            _isOpen[_open.Peek()] = false;
        } while (_open.Pop() != node);

        Close(members);
    }

    private void Close(List<int> members)
    {
        var id = members.Min();
        members.ForEach(member => _component[member] = id);
        if (ShortestLoop(id) is { } loop)
        {
            _loops.Add(loop);
        }
        else
        {
            _component[id] = -1;
        }
    }

    /// <summary>Breadth first from a task of the component back to itself; none for a single task that is not linked to itself.</summary>
    private Arc[]? ShortestLoop(int origin)
    {
        Dictionary<int, Arc> reachedBy = [];
        Queue<int> queue = new([origin]);
        while (queue.TryDequeue(out var node))
        {
            foreach (var arc in _network.ArcsFrom(node))
            {
                if (_component[arc.To] != origin || !reachedBy.TryAdd(arc.To, arc))
                {
                    continue;
                }

                if (arc.To == origin)
                {
                    return Unwind(reachedBy, origin);
                }

                queue.Enqueue(arc.To);
            }
        }

        return null;
    }

    private static Arc[] Unwind(Dictionary<int, Arc> reachedBy, int origin)
    {
        List<Arc> loop = [reachedBy[origin]];
        while (loop[^1].From != origin)
        {
            loop.Add(reachedBy[loop[^1].From]);
        }

        loop.Reverse();
        return [.. loop];
    }
}
