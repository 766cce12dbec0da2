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
    private readonly Dictionary<string, Guid> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Guid>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Guid>> _byWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Guid>> _byInitial = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Guid>> _byContact = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _ids = [];

    /// <param name="db">Whose directory is matched.</param>
    /// <param name="source">Only its keys count.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<ActorMatcher> LoadAsync(HubDb db, string source, CancellationToken cancellationToken)
    {
        var matcher = new ActorMatcher();
        await foreach (var actor in db.Set<Actor>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
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
                Add(matcher._byContact, Comparable(contact.Kind, contact.Value), contact.ActorId);
            }
        }

        var keys = db.Set<ImportKey>().AsNoTracking().Where(key => key.Source == source).AsAsyncEnumerable();
        await foreach (var key in keys.WithCancellation(cancellationToken))
        {
            matcher._byKey[key.Key] = key.ActorId;
        }

        return matcher;
    }

    public ActorMatch Find(ImportedActor line)
    {
        if (line.Key.Length > 0)
        {
            if (_byKey.TryGetValue(line.Key, out var known) && _ids.Contains(known))
            {
                return new ActorMatch(known, []);
            }

            // What this hub exported bears its own ids.
            if (Guid.TryParse(line.Key, out var own) && _ids.Contains(own))
            {
                return new ActorMatch(own, []);
            }
        }

        var (name, words, initial) = Names(line.Kind, line.FirstName, line.Name);
        var same = _byName.GetValueOrDefault(name) ?? [];
        if (same.Count == 1)
        {
            return new ActorMatch(same[0], []);
        }

        var perhaps = same.Concat(_byWords.GetValueOrDefault(words) ?? [])
            .Concat(initial is null ? [] : _byInitial.GetValueOrDefault(initial) ?? [])
            .Concat(line.Contacts.SelectMany(contact => _byContact.GetValueOrDefault(Comparable(contact.Kind, contact.Value)) ?? []))
            .Distinct()
            .ToList();
        return perhaps.Count > 0 ? new ActorMatch(null, perhaps) : ActorMatch.Nobody;
    }

    /// <summary>Whom a tie of the file means: by the key of its line, or by a whole name that only one bears.</summary>
    public Guid? Find(string end)
    {
        if (_byKey.TryGetValue(end, out var known) && _ids.Contains(known))
        {
            return known;
        }

        if (Guid.TryParse(end, out var own) && _ids.Contains(own))
        {
            return own;
        }

        var name = Normal.Of(end);
        var named = Enum.GetValues<ActorKind>().SelectMany(kind => _byName.GetValueOrDefault($"{kind}:{name}") ?? []).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    /// <summary>The organisation or group of a name, where only one bears it.</summary>
    public Guid? FindBody(string name)
    {
        var plain = Normal.Of(name);
        var named = new[] { ActorKind.Organisation, ActorKind.Group }
            .SelectMany(kind => _byName.GetValueOrDefault($"{kind}:{plain}") ?? [])
            .ToList();
        return named.Count == 1 ? named[0] : null;
    }

    /// <summary>An actor that a line made: the lines after it find it too.</summary>
    public void Learn(ImportedActor line, Guid id)
    {
        Learn(id, line.Kind, line.FirstName, line.Name);
        if (line.Key.Length > 0)
        {
            _byKey[line.Key] = id;
        }

        foreach (var contact in line.Contacts)
        {
            Add(_byContact, Comparable(contact.Kind, contact.Value), id);
        }
    }

    private void Learn(Guid id, ActorKind kind, string firstName, string lastName)
    {
        var (name, words, initial) = Names(kind, firstName, lastName);
        _ids.Add(id);
        Add(_byName, name, id);
        Add(_byWords, words, id);
        if (initial is not null)
        {
            Add(_byInitial, initial, id);
        }
    }

    private static (string Name, string Words, string? Initial) Names(ActorKind kind, string firstName, string lastName)
    {
        var (first, last) = (Normal.Of(firstName), Normal.Of(lastName));
        var whole = $"{first} {last}".Trim();
        var words = string.Join(' ', whole.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
        return ($"{kind}:{whole}", words, first.Length > 0 ? $"{first[0]}:{last}" : null);
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

    private static void Add(Dictionary<string, List<Guid>> index, string key, Guid id)
    {
        if (key.Length == 0)
        {
            return;
        }

        if (!index.TryGetValue(key, out var ids))
        {
            index.Add(key, ids = []);
        }

        if (!ids.Contains(id))
        {
            ids.Add(id);
        }
    }
}
