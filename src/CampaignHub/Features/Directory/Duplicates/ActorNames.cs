using CampaignHub.Platform.Search;

namespace CampaignHub.Features.Directory.Duplicates;

/// <summary>The name of an actor as it is compared: without case, accents, hyphens and the small words that people leave out.</summary>
internal sealed class ActorNames
{
    private static readonly HashSet<string> SmallWords = new(StringComparer.Ordinal)
    {
        "a",
        "au",
        "aux",
        "d",
        "da",
        "de",
        "del",
        "der",
        "des",
        "di",
        "du",
        "et",
        "en",
        "l",
        "la",
        "le",
        "les",
        "of",
        "pour",
        "sur",
        "the",
        "van",
        "von",
        "and",
        "for",
    };

    private const int ShortestAcronym = 3;

    public ActorNames(ActorKind kind, string firstName, string name, string acronym = "")
    {
        IsPerson = kind == ActorKind.Person;
        First = [.. Normal.Words(firstName).SelectMany(word => word.Split('.', StringSplitOptions.RemoveEmptyEntries))];
        Last = Telling([.. Normal.Words(name).Select(WithoutDots).Where(word => word.Length > 0)]);
        Acronym = WithoutDots(string.Concat(Normal.Words(acronym)));
    }

    public bool IsPerson { get; }

    /// <summary>Every word of the first name; its small words are names.</summary>
    public IReadOnlyList<string> First { get; }

    /// <summary>The words of the last name, or of the name of a body, that tell it from others.</summary>
    public IReadOnlyList<string> Last { get; }

    /// <summary>As it is written down; empty where none is.</summary>
    public string Acronym { get; }

    public string FirstText => string.Join(' ', First);
    public string LastText => string.Join(' ', Last);
    public string Whole => $"{FirstText} {LastText}".Trim();

    /// <summary>In the order of the alphabet: the same for whoever writes the last name first.</summary>
    public string Sorted => string.Join(' ', First.Concat(Last).Order(StringComparer.Ordinal));

    /// <summary>What a body may be called in short: its acronym, or its name where that is one short word.</summary>
    public IEnumerable<string> Shorts =>
        IsPerson ? [] : new[] { Acronym, Last is [{ Length: <= Actor.AcronymMaxLength } only] ? only : "" }.Where(IsLongEnough).Distinct();

    /// <summary>The first letters of the words of a body's name; empty for one word.</summary>
    public string Initials => IsPerson || Last.Count < ShortestAcronym ? "" : string.Concat(Last.Select(word => word[0]));

    // C.N.A.F. is Cnaf.
    private static string WithoutDots(string word) => word.Replace(".", "", StringComparison.Ordinal);

    private static bool IsLongEnough(string acronym) => acronym.Length >= ShortestAcronym;

    // A name of nothing but small words is a name all the same.
    private static string[] Telling(string[] words)
    {
        string[] telling = [.. words.Where(word => !SmallWords.Contains(word))];
        return telling.Length > 0 ? telling : words;
    }
}
