using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>
/// Actors by what they could be mistaken for each other by, to look up one after another: the lines of a file. Of hundreds of thousands it keeps hashes
/// and first names; a test holds it to what <see cref="Likeness"/> says.
/// </summary>
internal sealed class ActorIndex
{
    // What one of them means by a text, another means something else by.
    private const string Words = "words";
    private const string Reachable = "reachable";
    private const string Initial = "initial";
    private const string OnlyInitial = "only initial";
    private const string OneWord = "one word";
    private const string FirstLetters = "first letters";
    private const string Short = "short";
    private const string Initials = "initials";

    private readonly TextIndex _index = new();

    // Of persons; null of bodies.
    private readonly Dictionary<Guid, string?> _firstNames = [];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    public bool Holds(Guid id) => _firstNames.ContainsKey(id);

    public void Learn(Guid id, ActorFacts facts)
    {
        // Known by the directory's name; a line adds only how to reach them.
        if (_firstNames.TryAdd(id, facts.Names.IsPerson ? Once(facts.Names.FirstText) : null))
        {
            LearnNames(id, facts.Names);
        }

        facts.Reach.ToList().ForEach(reach => Reach(id, reach));
    }

    /// <summary>A way to reach somebody that becomes known later than the name.</summary>
    public void Reach(Guid id, string reach)
    {
        if (reach.Length > 0 && _firstNames.TryGetValue(id, out var first))
        {
            _index.Add(Of(Reachable, first is not null), reach, id);
        }
    }

    /// <summary>Those that may be the same for a good reason; one letter apart is none for a file of thousands.</summary>
    public IEnumerable<Guid> Near(ActorFacts facts) =>
        _index
            .Find(Of(Words, facts.Names.IsPerson), facts.Names.Sorted)
            .Concat(facts.Reach.SelectMany(reach => _index.Find(Of(Reachable, facts.Names.IsPerson), reach)))
            .Concat(facts.Names.IsPerson ? NearPersons(facts.Names) : NearBodies(facts.Names))
            .Distinct();

    private void LearnNames(Guid id, ActorNames names)
    {
        _index.Add(Of(Words, names.IsPerson), names.Sorted, id);
        if (!names.IsPerson)
        {
            names.Shorts.ToList().ForEach(text => _index.Add(Short, text, id));
            _index.Add(Initials, names.Initials, id);
            return;
        }

        if (names.First.Count == 0)
        {
            return;
        }

        _index.Add(Initial, Letter(names), id);
        if (HasLetter(names))
        {
            _index.Add(OnlyInitial, Letter(names), id);
        }

        _index.Add(names.First.Count == 1 ? OneWord : FirstLetters, Together(names), id);
    }

    private IEnumerable<Guid> NearPersons(ActorNames names) =>
        names.First.Count == 0
            ? []
            : _index
                .Find(HasLetter(names) ? Initial : OnlyInitial, Letter(names))
                .Where(id => AreAlike(names, _firstNames[id]!))
                .Concat(_index.Find(names.First.Count == 1 ? FirstLetters : OneWord, Together(names)));

    private IEnumerable<Guid> NearBodies(ActorNames names) =>
        names
            .Shorts.SelectMany(text => _index.Find(Short, text).Concat(_index.Find(Initials, text)))
            .Concat(_index.Find(Short, names.Initials));

    // Who shares the last name and the first letter.
    private static bool AreAlike(ActorNames names, string firstName) =>
        Likeness
            .Of(new ActorFacts(names, []), new ActorFacts(new ActorNames(ActorKind.Person, firstName, names.LastText), []))
            .Reasons.Any(reason => reason != LikenessReason.OneLetterApart);

    private static string Letter(ActorNames names) => $"{names.First[0][0]}:{names.LastText}";

    private static bool HasLetter(ActorNames names) => names.First.Any(word => word.Length == 1);

    // "JP" as it is, "Jean-Pierre" by its letters.
    private static string Together(ActorNames names) =>
        $"{(names.First.Count == 1 ? names.First[0] : string.Concat(names.First.Select(word => word[0])))}:{names.LastText}";

    // A person is no body.
    private static string Of(string way, bool isPerson) => isPerson ? $"{way} of a person" : way;

    private string Once(string text)
    {
        _texts.TryAdd(text, text);
        return _texts[text];
    }
}
