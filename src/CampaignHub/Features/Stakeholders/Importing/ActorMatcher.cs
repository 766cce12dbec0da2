using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Features.Directory.Duplicates;
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
/// one bears it. Perhaps: whoever is alike for a reason that the review of duplicates names too.
/// </summary>
internal sealed class ActorMatcher
{
    private readonly Dictionary<string, Guid> _byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Guid>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, Guid> _merged = [];
    private readonly ActorIndex _near = new();

    /// <param name="db">Whose directory is matched.</param>
    /// <param name="source">Only its keys count.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<ActorMatcher> LoadAsync(HubDb db, string source, CancellationToken cancellationToken)
    {
        var matcher = new ActorMatcher();
        await foreach (var actor in db.Set<Actor>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            matcher.Learn(
                actor.Id,
                actor.Type,
                actor.FirstName,
                actor.Name,
                ActorFacts.Of(actor.Type, actor.FirstName, actor.Name, actor.Acronym, [])
            );
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
            matcher._near.Reach(contact.ActorId, Reachable.Of(contact.Kind, contact.Value));
        }

        var keys = db.Set<ImportKey>().AsNoTracking().Where(key => key.Source == source).AsAsyncEnumerable();
        await foreach (var key in keys.WithCancellation(cancellationToken))
        {
            matcher._byKey[key.Key] = key.ActorId;
        }

        var merges = db.Set<ActorMerge>().AsNoTracking().Where(merge => merge.UndoneAt == null).AsAsyncEnumerable();
        await foreach (var merge in merges.WithCancellation(cancellationToken))
        {
            matcher._merged[merge.MergedId] = merge.KeptId;
        }

        return matcher;
    }

    public ActorMatch Find(ImportedActor line)
    {
        if (line.Key.Length > 0 && ByKey(line.Key) is { } known)
        {
            return new ActorMatch(known, []);
        }

        var same = _byName.GetValueOrDefault(WholeName(line.Kind, line.FirstName, line.Name)) ?? [];
        if (same.Count == 1)
        {
            return new ActorMatch(same[0], []);
        }

        var perhaps = same.Union(_near.Near(FactsOf(line))).ToList();
        return perhaps.Count > 0 ? new ActorMatch(null, perhaps) : ActorMatch.Nobody;
    }

    /// <summary>Whom a tie of the file means: by the key of its line, or by a whole name that only one bears.</summary>
    public Guid? Find(string end)
    {
        if (ByKey(end) is { } known)
        {
            return known;
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
        Learn(id, line.Kind, line.FirstName, line.Name, FactsOf(line));
        if (line.Key.Length > 0)
        {
            _byKey[line.Key] = id;
        }
    }

    private Guid? ByKey(string key)
    {
        if (_byKey.TryGetValue(key, out var known) && _near.Holds(known))
        {
            return known;
        }

        // What this hub exported bears its own ids, of actors too that became another one since.
        return !Guid.TryParse(key, out var own) ? null
            : _near.Holds(own) ? own
            : _merged.TryGetValue(own, out var into) && _near.Holds(into) ? into
            : null;
    }

    private void Learn(Guid id, ActorKind kind, string firstName, string name, ActorFacts facts)
    {
        _near.Learn(id, facts);
        var whole = WholeName(kind, firstName, name);
        if (!_byName.TryGetValue(whole, out var named))
        {
            _byName.Add(whole, named = []);
        }

        if (!named.Contains(id))
        {
            named.Add(id);
        }
    }

    private static ActorFacts FactsOf(ImportedActor line) =>
        ActorFacts.Of(line.Kind, line.FirstName, line.Name, line.Acronym, line.Contacts.Select(contact => (contact.Kind, contact.Value)));

    private static string WholeName(ActorKind kind, string firstName, string name) =>
        $"{kind}:{$"{Normal.Of(firstName)} {Normal.Of(name)}".Trim()}";
}
