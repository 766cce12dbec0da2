using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Stakeholders.Importing;

/// <summary>Who of the directory a line speaks of.</summary>
/// <param name="Known">The one it is for certain; null when it is nobody, or perhaps somebody.</param>
/// <param name="Perhaps">Those it may be: a person decides.</param>
internal sealed record ActorMatch(Guid? Known, IReadOnlyList<Guid> Perhaps)
{
    public static readonly ActorMatch Nobody = new(null, []);
}

/// <summary>
/// Finds actors for lines of a file. For certain: by the key of the same source, or by the same name in the same order (case and accents aside) where only
/// one bears it. Perhaps: the same name in another order, an initial for a first name, or the same mail address or phone under another name.
/// </summary>
internal sealed class ActorMatcher
{
    // What one of them means by a text, another means something else by.
    private const string Key = "key";
    private const string Words = "words";
    private const string Initial = "initial";
    private const string OnlyInitial = "only initial";
    private const string Contact = "contact";

    private static readonly ActorKind[] Bodies = [ActorKind.Organisation, ActorKind.Group];

    private readonly ActorIndex _index = new();
    private readonly HashSet<Guid> _ids = [];

    /// <param name="db">Whose directory is matched.</param>
    /// <param name="source">Only its keys count.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<ActorMatcher> LoadAsync(HubDb db, string source, CancellationToken cancellationToken)
    {
        var matcher = new ActorMatcher();
        var actors = db.Set<Actor>()
            .Select(actor => new
            {
                actor.Id,
                actor.Type,
                actor.FirstName,
                actor.Name,
            })
            .AsAsyncEnumerable();
        await foreach (var actor in actors.WithCancellation(cancellationToken))
        {
            matcher.Learn(actor.Id, actor.Type, actor.FirstName, actor.Name);
        }

        var contacts = db.Set<ContactDetail>()
            .Where(contact => contact.Kind == ContactKind.Email || contact.Kind == ContactKind.Phone || contact.Kind == ContactKind.Mobile)
            .Select(contact => new
            {
                contact.ActorId,
                contact.Kind,
                contact.Value,
            })
            .AsAsyncEnumerable();
        await foreach (var contact in contacts.WithCancellation(cancellationToken))
        {
            if (matcher._ids.Contains(contact.ActorId))
            {
                matcher._index.Add(Contact, Comparable(contact.Kind, contact.Value), contact.ActorId);
            }
        }

        var keys = db.Set<ImportKey>().Where(key => key.Source == source).Select(key => new { key.Key, key.ActorId }).AsAsyncEnumerable();
        await foreach (var key in keys.WithCancellation(cancellationToken))
        {
            matcher._index.Set(Key, key.Key, key.ActorId);
        }

        return matcher;
    }

    public ActorMatch Find(ImportedActor line)
    {
        if (line.Key.Length > 0 && Known(line.Key) is { } known)
        {
            return new ActorMatch(known, []);
        }

        var name = new Names(line.Kind, line.FirstName, line.Name);
        var same = _index.Find($"{line.Kind}", name.Whole);
        if (same.Count == 1)
        {
            return new ActorMatch(same[0], []);
        }

        var perhaps = same.Concat(_index.Find(Words, name.Words))
            .Concat(_index.Find(name.IsInitial ? Initial : OnlyInitial, name.Initial))
            .Concat(line.Contacts.SelectMany(contact => _index.Find(Contact, Comparable(contact.Kind, contact.Value))))
            .Distinct()
            .ToList();
        return perhaps.Count > 0 ? new ActorMatch(null, perhaps) : ActorMatch.Nobody;
    }

    /// <summary>Whom a tie of the file means: by the key of its line, or by a whole name that only one bears.</summary>
    public Guid? Find(string end) => Known(end) ?? OnlyOne(Enum.GetValues<ActorKind>(), end);

    /// <summary>The organisation or group of a name, where only one bears it.</summary>
    public Guid? FindBody(string name) => OnlyOne(Bodies, name);

    /// <summary>An actor that a line made: the lines after it find it too.</summary>
    public void Learn(ImportedActor line, Guid id)
    {
        Learn(id, line.Kind, line.FirstName, line.Name);
        if (line.Key.Length > 0)
        {
            _index.Set(Key, line.Key, id);
        }

        foreach (var contact in line.Contacts)
        {
            _index.Add(Contact, Comparable(contact.Kind, contact.Value), id);
        }
    }

    // What this hub exported bears its own ids.
    private Guid? Known(string key) =>
        _index.Find(Key, key) is [var known, ..] && _ids.Contains(known) ? known
        : Guid.TryParse(key, out var own) && _ids.Contains(own) ? own
        : null;

    private Guid? OnlyOne(ActorKind[] kinds, string name)
    {
        var plain = Normal.Of(name);
        var named = kinds.SelectMany(kind => _index.Find($"{kind}", plain)).Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private void Learn(Guid id, ActorKind kind, string firstName, string lastName)
    {
        _ids.Add(id);
        var name = new Names(kind, firstName, lastName);
        _index.Add($"{kind}", name.Whole, id);
        _index.Add(Words, name.Words, id);
        _index.Add(Initial, name.Initial, id);
        if (name.IsInitial)
        {
            _index.Add(OnlyInitial, name.Initial, id);
        }
    }

    // Phones by their digits: +33 1 23 and 01 23 end alike.
    private static string Comparable(ContactKind kind, string value)
    {
        const int nationalDigits = 9;
        if (kind is not (ContactKind.Phone or ContactKind.Mobile))
        {
            return value;
        }

        var digits = new string([.. value.Where(char.IsAsciiDigit)]);
        return digits.Length <= nationalDigits ? digits : digits[^nationalDigits..];
    }

    /// <summary>The ways that one name is compared by.</summary>
    private sealed class Names
    {
        public Names(ActorKind kind, string firstName, string lastName)
        {
            var (first, last) = (Normal.Of(firstName), Normal.Of(lastName));
            Whole = $"{first} {last}".Trim();
            Words = string.Join(' ', Whole.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
            Initial = first.Length > 0 && kind == ActorKind.Person ? $"{first[0]}:{last}" : "";
            IsInitial = first.TrimEnd('.').Length == 1;
        }

        public string Whole { get; }
        public string Words { get; }

        /// <summary>Empty without a first name.</summary>
        public string Initial { get; }
        public bool IsInitial { get; }
    }
}
