using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Events;
using CampaignHub.Platform.Notifications;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>
/// Erases a person: rows, files, what lies in the trash, what texts of others say of them. One path for a request, for data that were kept long enough, and
/// for the replay after a restore. Everywhere only. What is freed in the database file is overwritten by <see cref="HubDb.ForgetDeletedAsync"/> afterwards.
/// </summary>
internal sealed class ErasePerson(HubDb db, PersonalRows rows, IEnumerable<IPersonalData> features, ErasureMarks marks, TextSweep sweep)
{
    public const string FrenchName = "Personne effacée";
    public const string EnglishName = "Erased person";

    /// <returns>How many rows went; 0 where nothing was left of the person.</returns>
    public async Task<int> ExecuteAsync(Guid id, ErasureCause cause, bool isReplay, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        if (await rows.FindToEraseAsync(id, cancellationToken) is not { } records || IsDone(records))
        {
            return 0;
        }

        if (!isReplay && await db.Set<PersonRights>().AnyAsync(each => each.ActorId == id && each.HeldBecause != "", cancellationToken))
        {
            throw new RefusedException("{0} is under a legal hold: lift it first.", records.Person.Actor.FullName);
        }

        var hasNamesake = await rows.HasNamesakeAsync(records.Person, cancellationToken);
        var ledgerLine = marks.LineOf(records, cause, isReplay);
        await marks.WriteFirstAsync(ledgerLine, isReplay, cancellationToken);
        var instead = await marks.NameInsteadAsync(cancellationToken);

        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        foreach (var feature in features)
        {
            await feature.ScrubAsync(db, records.Person, cancellationToken);
        }

        // The name itself is still needed: the texts are searched for it.
        var person = records.Person with
        {
            Actor = Copy(records.Person.Actor),
        };
        var gone = Remove(records, instead);
        await db.SaveChangesAsync(cancellationToken);
        await sweep.ExecuteAsync(person, instead, withName: !hasNamesake, cancellationToken);
        await ForgetAboutAsync(gone, person, cancellationToken);
        await marks.KeepAsync(ledgerLine, gone.Count, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return gone.Count;
    }

    /// <summary>Only the placeholder is left, which a promise keeps.</summary>
    public static bool IsDone(PersonalRecords records) =>
        records.Person.Actor is { FirstName: "", Name: FrenchName or EnglishName, Source: "", CollectedOn: null }
        && records.ThatGo.All(row => row is Actor);

    /// <summary>Records that stay and cannot do without somebody: the person becomes nobody instead of vanishing.</summary>
    public static bool NeedsSomebody(HubDb db, PersonalRecords records) =>
        records
            .Tables.Where(each => each.Table.OnErasure == OnErasure.KeptWithoutName)
            .SelectMany(each => each.Rows)
            .Any(row =>
                db.Entry(row)
                    .Metadata.GetForeignKeys()
                    .Where(key => key.PrincipalEntityType.ClrType == typeof(Actor) && key.DeleteBehavior == DeleteBehavior.Restrict)
                    .Any(key => Equals(db.Entry(row).Property(key.Properties[0].Name).CurrentValue, records.Person.Id))
            );

    private HashSet<Guid> Remove(PersonalRecords records, string instead)
    {
        var stays = NeedsSomebody(db, records);
        var gone = new HashSet<Guid>();
        foreach (var row in records.ThatGo)
        {
            gone.Add(IdOf(row));
            if (row is Actor actor && stays)
            {
                actor.Pseudonymise(instead);
                actor.Restore();
            }
            else
            {
                db.Remove(row);
            }
        }

        return gone;
    }

    // What the journal said of them goes, that something happened stays; what was raised, told and answered about them goes.
    private async Task ForgetAboutAsync(HashSet<Guid> gone, Person person, CancellationToken cancellationToken)
    {
        foreach (var ids in gone.Chunk(500))
        {
            await db
                .Journal.Where(entry => ids.Contains(entry.RecordId))
                .ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Changes, "{}"), cancellationToken);
            await db.Set<OutboxEvent>().Where(raised => ids.Contains(raised.SubjectId)).ExecuteDeleteAsync(cancellationToken);
        }

        var id = $"{person.Id}";
        await db.Set<Notification>().Where(told => told.Link.Contains(id)).ExecuteDeleteAsync(cancellationToken);
        // Answers that the API keeps for a day to give them again: they are files, and cannot be read line by line.
        await db.Set<Platform.Web.KeyedAnswer>().ExecuteDeleteAsync(cancellationToken);
    }

    private Guid IdOf(object row) =>
        (Guid)(db.Entry(row).Metadata.FindPrimaryKey()!.Properties[0].GetGetter().GetClrValue(row) ?? Guid.Empty);

    private static Actor Copy(Actor actor) =>
        new()
        {
            Id = actor.Id,
            Type = actor.Type,
            FirstName = actor.FirstName,
            Name = actor.Name,
        };
}

/// <summary>Writes down that somebody was erased: in the ledger's file first, then in the database, with the hashes of what is not to come back.</summary>
internal sealed class ErasureMarks(HubDb db, ErasureLedger ledger, ContactHashes hashes, HubSettings settings)
{
    public async Task<string> NameInsteadAsync(CancellationToken cancellationToken) =>
        await settings.FindAsync(SettingKey.SiteLanguage, cancellationToken) == "en" ? ErasePerson.EnglishName : ErasePerson.FrenchName;

    public ErasureLedger.Line LineOf(PersonalRecords records, ErasureCause cause, bool isReplay) =>
        new(
            records.Person.Id,
            db.Here.Now,
            cause,
            db.Here.User?.Id,
            // Who was kept long enough may be met again; who asked to be erased may not.
            cause == ErasureCause.AskedFor
            && !isReplay
                ? [.. HashesOf(records).Distinct(StringComparer.Ordinal)]
                : []
        );

    public Task WriteFirstAsync(ErasureLedger.Line line, bool isReplay, CancellationToken cancellationToken) =>
        isReplay ? Task.CompletedTask : ledger.AddAsync(line, cancellationToken);

    public async Task KeepAsync(ErasureLedger.Line line, int gone, CancellationToken cancellationToken)
    {
        if (!await db.Set<Erasure>().AnyAsync(erasure => erasure.Id == line.Id, cancellationToken))
        {
            db.Add(
                new Erasure
                {
                    Id = line.Id,
                    At = line.At,
                    UserId = line.UserId,
                    Cause = line.Cause,
                    Rows = gone,
                }
            );
        }

        var known = await db.Set<Suppression>()
            .Where(each => each.ActorId == line.Id && each.Because == SuppressedBecause.ErasedOnRequest)
            .Select(each => each.Hash)
            .ToListAsync(cancellationToken);
        db.AddRange(
            line.Hashes.Except(known, StringComparer.Ordinal)
                .Select(hash => new Suppression
                {
                    Hash = hash,
                    Because = SuppressedBecause.ErasedOnRequest,
                    At = line.At,
                    ActorId = line.Id,
                })
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    private IEnumerable<string> HashesOf(PersonalRecords records) =>
        [
            .. records.Person.Addresses.Select(hashes.OfAddress),
            .. records.Person.Phones.Select(hashes.OfPhone),
            .. records.Person.Actor.FirstName.Length > 0 ? NamedHashesOf(records) : [],
        ];

    // What others have too keeps nobody out but somebody of this name.
    private IEnumerable<string> NamedHashesOf(PersonalRecords records)
    {
        var name = hashes.OfName(records.Person.Actor.FullName);
        IEnumerable<string> shared = records.Shared is { } also
            ? [.. also.Addresses.Select(hashes.OfAddress), .. also.Phones.Select(hashes.OfPhone)]
            : [];
        return shared.Select(reach => hashes.OfPair(name, reach)).Prepend(name);
    }
}
