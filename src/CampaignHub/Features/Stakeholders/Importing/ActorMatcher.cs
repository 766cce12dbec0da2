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
/// one bears it, unless the line tells of a namesake: another key of the same source, another post, or another spelling with another mail address or
/// phone. Perhaps: whoever is alike for a reason that the review of duplicates names too.
/// </summary>
internal sealed class ActorMatcher
{
    // Beside the kinds of actors, which whole names are kept under.
    private const string Key = "key";
    private const string Acronym = "acronym";
    private const string Spelt = "spelt";
    private const string Post = "post";

    private static readonly ActorKind[] Bodies = [ActorKind.Organisation, ActorKind.Group];

    private readonly TextIndex _index;
    private readonly ActorIndex _near;
    private readonly Dictionary<Guid, Guid> _merged = [];

    // By number: a hash of the function, 0 where there is none, and whether the source has a key for the actor.
    private readonly List<(int Function, bool HasKey)> _known = [];

    // Of most it holds a name, as it is spelt too, and a key.
    private ActorMatcher(int expected) => (_index, _near) = (new TextIndex(3 * expected), new ActorIndex(expected));

    /// <param name="db">Whose directory is matched.</param>
    /// <param name="batch">Only the keys of its source count; as many actors as it has lines may become known besides, or be those that are known.</param>
    /// <param name="cancellationToken">The request's.</param>
    public static async Task<ActorMatcher> LoadAsync(HubDb db, ImportBatch batch, CancellationToken cancellationToken)
    {
        var matcher = new ActorMatcher(Math.Max(batch.Lines, await db.Set<Actor>().CountAsync(cancellationToken)));
        var actors = db.Set<Actor>()
            .Select(actor => new
            {
                actor.Id,
                actor.Type,
                actor.FirstName,
                actor.Name,
                actor.Acronym,
                actor.Function,
            })
            .AsAsyncEnumerable();
        await foreach (var actor in actors.WithCancellation(cancellationToken))
        {
            var facts = ActorFacts.Of(actor.Type, actor.FirstName, actor.Name, actor.Acronym, []);
            var number = matcher.Learn(actor.Id, actor.Type, actor.FirstName, actor.Name, actor.Function, facts);
            matcher.Shorten(number, actor.Type, actor.Acronym);
        }

        await matcher.LoadContactsAsync(db, cancellationToken);
        if (batch.Columns.Contains(ImportColumn.Function))
        {
            await matcher.LoadPostsAsync(db, cancellationToken);
        }

        var keys = db.Set<ImportKey>()
            .Where(key => key.Source == batch.Source)
            .Select(key => new { key.Key, key.ActorId })
            .AsAsyncEnumerable();
        await foreach (var key in keys.WithCancellation(cancellationToken))
        {
            matcher.Keep(key.Key, key.ActorId);
        }

        var merges = db.Set<ActorMerge>()
            .Where(merge => merge.UndoneAt == null)
            .Select(merge => new { merge.MergedId, merge.KeptId })
            .AsAsyncEnumerable();
        await foreach (var merge in merges.WithCancellation(cancellationToken))
        {
            matcher._merged[merge.MergedId] = merge.KeptId;
        }

        return matcher;
    }

    private async Task LoadContactsAsync(HubDb db, CancellationToken cancellationToken)
    {
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
            if (_near.NumberOf(contact.ActorId) is { } number)
            {
                _near.Reach(number, Reachable.Of(contact.Kind, contact.Value));
            }
        }
    }

    private async Task LoadPostsAsync(HubDb db, CancellationToken cancellationToken)
    {
        var posts = (
            from mandate in db.Set<Mandate>()
            join post in db.Set<Post>() on mandate.PostId equals post.Id
            select new { mandate.PersonId, post.Title }
        ).AsAsyncEnumerable();
        await foreach (var post in posts.WithCancellation(cancellationToken))
        {
            if (_near.NumberOf(post.PersonId) is { } number)
            {
                _index.Add(Post, $"{number}", number);
                _index.Add(Post, $"{number} {Normal.Of(post.Title)}", number);
            }
        }
    }

    public ActorMatch Find(ImportedActor line)
    {
        if (line.Key.Length > 0 && Known(line.Key) is { } known)
        {
            return new ActorMatch(known, []);
        }

        var facts = FactsOf(line);
        var same = _index.Find($"{line.Kind}", WholeName(line.FirstName, line.Name));
        if (same.Count == 1 && !IsPerhapsANamesake(line, facts, same[0]))
        {
            return new ActorMatch(_near[same[0]], []);
        }

        // Of several who bear the name, the one who is reached in the same way.
        if (same.Count > 1 && same.Where(number => _near.IsReachedBy(number, facts.Reach)).Take(2).ToList() is [var reached])
        {
            return new ActorMatch(_near[reached], []);
        }

        var perhaps = same.Select(number => _near[number]).Union(_near.Near(facts)).ToList();
        return perhaps.Count > 0 ? new ActorMatch(null, perhaps) : ActorMatch.Nobody;
    }

    /// <summary>Whom a tie of the file means: by the key of its line, or by a whole name that only one bears.</summary>
    public Guid? Find(string end) => Known(end) ?? OnlyOne(Enum.GetValues<ActorKind>(), end);

    /// <summary>The organisation or group of a name, where only one bears it, or else of what a name is short for.</summary>
    public Guid? FindBody(string name) =>
        OnlyOne(Bodies, name) ?? (_index.Find(Acronym, Normal.Of(name)) is [var only] ? _near[only] : null);

    /// <summary>An actor that a line made: the lines after it find it too.</summary>
    public void Learn(ImportedActor line, Guid id)
    {
        var number = Learn(id, line.Kind, line.FirstName, line.Name, line.Function, FactsOf(line));
        Shorten(number, line.Kind, line.Acronym);
        Keep(line.Key, id);
    }

    // Whoever is reached in the same way is no namesake. Spelt otherwise and reached otherwise: it would be renamed, and get the address of somebody else.
    private bool IsPerhapsANamesake(ImportedActor line, ActorFacts facts, int number) =>
        !_near.IsReachedBy(number, facts.Reach)
        && (
            (line.Key.Length > 0 && _known[number].HasKey)
            || HasAnotherPost(line, number)
            || (
                _near.IsReachedOtherwise(number, facts.Reach)
                && !_index.Find($"{Spelt} {line.Kind}", $"{line.FirstName}|{line.Name}").Contains(number)
            )
        );

    // Of a line without one, or somebody of whom none is known, it says nothing.
    private bool HasAnotherPost(ImportedActor line, int number) =>
        line is { Kind: ActorKind.Person, Function.Length: > 0 }
        && (_known[number].Function != 0 || _index.Find(Post, $"{number}").Count > 0)
        && _known[number].Function != HashOf(line.Function)
        && _index.Find(Post, $"{number} {Normal.Of(line.Function)}").Count == 0;

    private static int HashOf(string function) => function.Length == 0 ? 0 : unchecked((int)TextIndex.HashOf(Normal.Of(function)));

    private Guid? Known(string key)
    {
        if (_index.Find(Key, key) is [var known])
        {
            return _near[known];
        }

        // What this hub exported bears its own ids, of actors too that became another one since.
        return !Guid.TryParse(key, out var own) ? null
            : _near.NumberOf(own) is not null ? own
            : _merged.TryGetValue(own, out var into) && _near.NumberOf(into) is not null ? into
            : null;
    }

    // Of an actor that the directory holds no more it says nothing.
    private void Keep(string key, Guid actor)
    {
        if (key.Length > 0 && _near.NumberOf(actor) is { } number)
        {
            _index.Set(Key, key, number);
            _known[number] = (_known[number].Function, HasKey: true);
        }
    }

    private Guid? OnlyOne(ActorKind[] kinds, string name)
    {
        var plain = Normal.Of(name);
        var named = kinds.SelectMany(kind => _index.Find($"{kind}", plain)).Take(2).ToList();
        return named.Count == 1 ? _near[named[0]] : null;
    }

    private int Learn(Guid id, ActorKind kind, string firstName, string name, string function, ActorFacts facts)
    {
        var number = _near.Learn(id, facts);
        if (number == _known.Count)
        {
            _known.Add((HashOf(function), HasKey: false));
        }

        _index.Add($"{kind}", WholeName(firstName, name), number);
        _index.Add($"{Spelt} {kind}", $"{firstName}|{name}", number);
        return number;
    }

    private void Shorten(int number, ActorKind kind, string acronym)
    {
        if (acronym.Length > 0 && kind != ActorKind.Person)
        {
            _index.Add(Acronym, Normal.Of(acronym), number);
        }
    }

    private static ActorFacts FactsOf(ImportedActor line) =>
        ActorFacts.Of(line.Kind, line.FirstName, line.Name, line.Acronym, line.Contacts.Select(contact => (contact.Kind, contact.Value)));

    private static string WholeName(string firstName, string name) => $"{Normal.Of(firstName)} {Normal.Of(name)}".Trim();
}
