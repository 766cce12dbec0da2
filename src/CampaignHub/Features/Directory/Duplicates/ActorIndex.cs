namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>Actors by what they could be mistaken for each other by, to look up one after another: the lines of a file.</summary>
internal sealed class ActorIndex
{
    private readonly Dictionary<string, object> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, ActorFacts> _facts = [];

    public bool Holds(Guid id) => _facts.ContainsKey(id);

    public void Learn(Guid id, ActorFacts facts)
    {
        if (_facts.ContainsKey(id))
        {
            // Known by the directory's name; a line adds only how to reach them.
            facts.Reach.ToList().ForEach(reach => Reach(id, reach));
            return;
        }

        _facts.Add(id, facts);
        foreach (var key in facts.Keys())
        {
            Add(key, id);
        }
    }

    /// <summary>A way to reach somebody that becomes known later than the name.</summary>
    public void Reach(Guid id, string reach)
    {
        if (reach.Length > 0 && _facts.TryGetValue(id, out var facts) && !facts.Reach.Contains(reach))
        {
            _facts[id] = facts with { Reach = [.. facts.Reach, reach] };
            Add(reach, id);
        }
    }

    /// <summary>Those that may be the same for a good reason; one letter apart is none for a file of thousands.</summary>
    public IEnumerable<Guid> Near(ActorFacts facts) =>
        facts
            .Keys()
            .SelectMany(Those)
            .Distinct()
            .Where(id => Likeness.Of(facts, _facts[id]).Reasons.Any(reason => reason != LikenessReason.OneLetterApart));

    private IEnumerable<Guid> Those(string key) =>
        _byKey.GetValueOrDefault(key) switch
        {
            Guid one => [one],
            List<Guid> many => many,
            _ => [],
        };

    // Most keys are one actor's: a list for each would weigh more than the rest.
    private void Add(string key, Guid id)
    {
        switch (_byKey.GetValueOrDefault(key))
        {
            case null:
                _byKey[key] = id;
                break;
            case Guid one when one != id:
                _byKey[key] = new List<Guid> { one, id };
                break;
            case List<Guid> many when !many.Contains(id):
                many.Add(id);
                break;
            default:
                break;
        }
    }
}
