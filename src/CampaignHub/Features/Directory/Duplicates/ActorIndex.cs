using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>
/// Actors by what they could be mistaken for each other by, to look up one after another: the lines of a file. Of hundreds of thousands it keeps hashes
/// and first names; a test holds it to what <see cref="Likeness"/> says.
/// </summary>
/// <param name="expected">How many actors it will hold, roughly.</param>
internal sealed class ActorIndex(int expected = 0)
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
    private const char Mail = 'm';

    // Mostly the words of a name, a mail address, and two shorter spellings.
    private readonly TextIndex _index = new(4 * expected);
    private readonly HashSlots _numbers = new(expected);

    // By number. The first name is that of a person, null of a body.
    private readonly List<(Guid Id, string? FirstName)> _actors = new(expected);

    // Who has a mail address, who a phone: a line that brings another one speaks of somebody else, perhaps.
    private readonly HashSet<int> _mailed = [];
    private readonly HashSet<int> _phoned = [];
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <returns>Null when it was not learnt.</returns>
    public int? NumberOf(Guid id) => _numbers.TryGet(TextIndex.HashOf(id), out var number) && _actors[number].Id == id ? number : null;

    public Guid this[int number] => _actors[number].Id;

    /// <returns>Its number here: they count from 0.</returns>
    public int Learn(Guid id, ActorFacts facts)
    {
        ref var number = ref _numbers.Slot(TextIndex.HashOf(id), out var isKnown);
        if (!isKnown)
        {
            number = _actors.Count;
            _actors.Add((id, facts.Names.IsPerson ? Once(facts.Names.FirstText) : null));
            LearnNames(number, facts.Names);
        }

        // Known by the directory's name; a line adds only how to reach them.
        foreach (var reach in facts.Reach)
        {
            Reach(number, reach);
        }

        return number;
    }

    /// <summary>A way to reach somebody that becomes known later than the name.</summary>
    public void Reach(int number, string reach)
    {
        _index.Add(Of(Reachable, _actors[number].FirstName is not null), reach, number);
        if (reach.Length > 0)
        {
            (reach[0] == Mail ? _mailed : _phoned).Add(number);
        }
    }

    public bool IsReachedBy(int number, IEnumerable<string> ways) =>
        ways.Any(reach => _index.Find(Of(Reachable, _actors[number].FirstName is not null), reach).Contains(number));

    /// <summary>The ways are of a kind that the actor has too, and none of them is the actor's.</summary>
    public bool IsReachedOtherwise(int number, IReadOnlyList<string> ways) =>
        ways.Any(reach => (reach[0] == Mail ? _mailed : _phoned).Contains(number)) && !IsReachedBy(number, ways);

    /// <summary>Those that may be the same for a good reason; one letter apart is none for a file of thousands.</summary>
    public IEnumerable<Guid> Near(ActorFacts facts) => Numbers(facts).Distinct().Select(number => _actors[number].Id);

    private IEnumerable<int> Numbers(ActorFacts facts) =>
        _index
            .Find(Of(Words, facts.Names.IsPerson), facts.Names.Sorted)
            .Concat(facts.Reach.SelectMany(reach => _index.Find(Of(Reachable, facts.Names.IsPerson), reach)))
            .Concat(facts.Names.IsPerson ? NearPersons(facts.Names) : NearBodies(facts.Names));

    private void LearnNames(int number, ActorNames names)
    {
        _index.Add(Of(Words, names.IsPerson), names.Sorted, number);
        if (!names.IsPerson)
        {
            names.Shorts.ToList().ForEach(text => _index.Add(Short, text, number));
            _index.Add(Initials, names.Initials, number);
            return;
        }

        if (names.First.Count == 0)
        {
            return;
        }

        _index.Add(Initial, Letter(names), number);
        if (HasLetter(names))
        {
            _index.Add(OnlyInitial, Letter(names), number);
        }

        _index.Add(names.First.Count == 1 ? OneWord : FirstLetters, Together(names), number);
    }

    private IEnumerable<int> NearPersons(ActorNames names) =>
        names.First.Count == 0
            ? []
            : _index
                .Find(HasLetter(names) ? Initial : OnlyInitial, Letter(names))
                .Where(number => AreAlike(names, _actors[number].FirstName!))
                .Concat(_index.Find(names.First.Count == 1 ? FirstLetters : OneWord, Together(names)));

    private IEnumerable<int> NearBodies(ActorNames names) =>
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
