using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>
/// A feature whose records speak of people says which rows speak of one of them and what their erasure makes of each. The access export, the erasure and the
/// list of who is still in use are made from it; a test finds the table that nobody named.
/// </summary>
internal interface IPersonalData
{
    IEnumerable<PersonalTable> Tables { get; }

    /// <summary>People that the feature dealt with since: they are not proposed for erasure.</summary>
    IEnumerable<IQueryable<Guid>> UsedSince(HubDb db, DateTimeOffset instant, DateOnly day);

    /// <summary>Texts that the public reads, or read: they stay as they were published (GDPR art. 17.3.a), and no name is taken out of them.</summary>
    IEnumerable<Type> Published => [];

    /// <summary>How we came to think what we think of them (GDPR art. 15, "logic involved"), in the language of the request: sentences, by title.</summary>
    Task<IReadOnlyList<(string Title, string Text)>> ExplainAsync(HubDb db, Person person, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<(string, string)>>([]);

    /// <summary>What else erasure has to do, before the rows go: files, texts inside texts.</summary>
    Task ScrubAsync(HubDb db, Person person, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Whose data are asked for.</summary>
/// <param name="Addresses">Mail addresses, in lower case.</param>
/// <param name="Phones">As they are written.</param>
internal sealed record Person(Actor Actor, IReadOnlyList<string> Addresses, IReadOnlyList<string> Phones)
{
    public Guid Id => Actor.Id;

    public static async Task<Person?> FindAsync(HubDb db, Guid id, CancellationToken cancellationToken)
    {
        if (await db.WithTrash<Actor>().SingleOrDefaultAsync(actor => actor.Id == id, cancellationToken) is not { } actor)
        {
            return null;
        }

        var details = await db.WithTrash<ContactDetail>().Where(detail => detail.ActorId == id).ToListAsync(cancellationToken);
        return new Person(
            actor,
            [.. details.Where(each => each.Kind == ContactKind.Email).Select(each => each.Value.ToLowerInvariant()).Distinct()],
            [.. details.Where(each => each.Kind is ContactKind.Phone or ContactKind.Mobile).Select(each => each.Value).Distinct()]
        );
    }

    /// <summary>Mail addresses and phones by which somebody else of the directory is reached too: a switchboard, the mailbox of an office.</summary>
    public async Task<(IReadOnlyList<string> Addresses, IReadOnlyList<string> Phones)> SharedAsync(
        HubDb db,
        CancellationToken cancellationToken
    )
    {
        var others = new HashSet<string>(StringComparer.Ordinal);
        var reaches = db.Set<ContactDetail>()
            .Where(detail => detail.TrashedAt == null && detail.ActorId != Id)
            .Where(detail => detail.Kind == ContactKind.Email || detail.Kind == ContactKind.Phone || detail.Kind == ContactKind.Mobile)
            .Where(detail => db.Set<Actor>().Any(actor => actor.Id == detail.ActorId && actor.TrashedAt == null))
            .Select(detail => new { detail.Kind, detail.Value })
            .AsAsyncEnumerable();
        await foreach (var reach in reaches.WithCancellation(cancellationToken))
        {
            others.Add(reach.Kind == ContactKind.Email ? reach.Value.ToLowerInvariant() : NameFinder.Digits(reach.Value));
        }

        return ([.. Addresses.Where(others.Contains)], [.. Phones.Where(phone => others.Contains(NameFinder.Digits(phone)))]);
    }
}

/// <summary>What erasure makes of the rows of a table.</summary>
internal enum OnErasure
{
    Deleted,

    /// <summary>It stays, because others or the public need it; name and addresses are taken out of its texts.</summary>
    KeptWithoutName,
}

/// <summary>Rows of one kind that speak of a person.</summary>
/// <param name="title">English, translated where shown.</param>
/// <param name="type">The record.</param>
/// <param name="onErasure">What becomes of them.</param>
/// <param name="why">English: why they stay; empty for those that go.</param>
internal abstract class PersonalTable(string title, Type type, OnErasure onErasure, string why)
{
    public string Title { get; } = title;
    public Type Type { get; } = type;
    public OnErasure OnErasure { get; } = onErasure;
    public string Why { get; } = why;

    /// <summary>In the trash too, and of every campaign.</summary>
    public abstract Task<IReadOnlyList<object>> FindAsync(HubDb db, Person person, CancellationToken cancellationToken);
}

/// <inheritdoc cref="PersonalTable"/>
/// <param name="find">The rows; filters of campaign and trash do not hold in it.</param>
internal sealed class PersonalTable<TRecord>(
    string title,
    Func<HubDb, Person, IQueryable<TRecord>> find,
    OnErasure onErasure = OnErasure.Deleted,
    string why = ""
) : PersonalTable(title, typeof(TRecord), onErasure, why)
    where TRecord : class
{
    public override async Task<IReadOnlyList<object>> FindAsync(HubDb db, Person person, CancellationToken cancellationToken) =>
        [.. await find(db, person).IgnoreQueryFilters().IgnoreAutoIncludes().ToListAsync(cancellationToken)];
}
