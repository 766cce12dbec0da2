using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>Everything we hold about a person, table by table: in the trash too, and of every campaign.</summary>
internal sealed record PersonalRecords(Person Person, IReadOnlyList<(PersonalTable Table, IReadOnlyList<object> Rows)> Tables)
{
    /// <summary>Of an erasure: the same person with only those addresses and phones that others of the directory have too.</summary>
    public Person? Shared { get; init; }

    public IEnumerable<object> ThatGo =>
        Tables.Where(each => each.Table.OnErasure == OnErasure.Deleted).SelectMany(each => each.Rows).Distinct();
}

/// <summary>Works outside the campaign entered, as the same person: what we hold about somebody does not end at one campaign.</summary>
internal sealed class Everywhere(IServiceScopeFactory scopes, Here here)
{
    public async Task<TResult> DoAsync<TResult>(Func<IServiceProvider, Task<TResult>> work)
    {
        await using var scope = scopes.CreateAsyncScope();
        var inner = scope.ServiceProvider.GetRequiredService<Here>();
        inner.Admit(here.User, here.Role, []);
        inner.EnterEverywhere();
        return await work(scope.ServiceProvider);
    }

    /// <summary>What another campaign holds is shown to an administrator, and erased by one.</summary>
    /// <exception cref="RefusedException">It is not this person's to see.</exception>
    public void RefuseOthers(PersonalRecords records)
    {
        if (records.Tables.SelectMany(each => each.Rows).Any(row => !MaySee(row)))
        {
            throw new RefusedException(
                "Another campaign holds data about {0} too: an administrator of the workspace does this.",
                records.Person.Actor.FullName
            );
        }
    }

    /// <summary>It is the workspace's, or of the campaign entered; an administrator sees all.</summary>
    public bool MaySee(object row) =>
        here.User is not { IsAdministrator: false }
        || !here.HasCampaign
        || CampaignOf(row) is not { } campaign
        || campaign == here.Campaign.Id;

    private static Guid? CampaignOf(object row) =>
        row switch
        {
            IInCampaign own => own.CampaignId,
            IMayBeInCampaign maybe => maybe.CampaignId,
            _ => null,
        };
}

/// <summary>Collects it; everywhere only.</summary>
internal sealed class PersonalRows(HubDb db, IEnumerable<IPersonalData> features)
{
    /// <returns>Null where the directory does not know the person, or it is none.</returns>
    public async Task<PersonalRecords?> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await PersonAsync(id, cancellationToken) is { } person ? await ReadAsync(person, cancellationToken) : null;

    /// <summary>As an erasure takes them: what others are reached by too stays theirs, with the mails that went there.</summary>
    public async Task<PersonalRecords?> FindToEraseAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await PersonAsync(id, cancellationToken) is not { } person)
        {
            return null;
        }

        var shared = await person.SharedAsync(db, cancellationToken);
        var own = person with
        {
            Addresses = [.. person.Addresses.Except(shared.Addresses, StringComparer.Ordinal)],
            Phones = [.. person.Phones.Except(shared.Phones, StringComparer.Ordinal)],
        };
        return await ReadAsync(own, cancellationToken) with
        {
            Shared = person with { Addresses = shared.Addresses, Phones = shared.Phones },
        };
    }

    private async Task<Person?> PersonAsync(Guid id, CancellationToken cancellationToken) =>
        await Person.FindAsync(db, id, cancellationToken) is { Actor.Type: ActorKind.Person } person ? person : null;

    private async Task<PersonalRecords> ReadAsync(Person person, CancellationToken cancellationToken)
    {
        var tables = new List<(PersonalTable, IReadOnlyList<object>)>();
        foreach (var table in features.SelectMany(feature => feature.Tables))
        {
            tables.Add((table, await table.FindAsync(db, person, cancellationToken)));
        }

        return new PersonalRecords(person, tables);
    }

    /// <summary>Somebody else bears the same name: then texts are not searched for it, or they would lose theirs.</summary>
    public async Task<bool> HasNamesakeAsync(Person person, CancellationToken cancellationToken)
    {
        var last = Normal.Of(person.Actor.Name);
        var alike = await db.Set<Actor>()
            .Where(actor => actor.Type == ActorKind.Person && actor.Id != person.Id && actor.FindText.StartsWith(last))
            .Select(actor => new { actor.FirstName, actor.Name })
            .ToListAsync(cancellationToken);
        return alike.Any(each => Normal.Of($"{each.FirstName} {each.Name}") == Normal.Of(person.Actor.FullName));
    }
}
