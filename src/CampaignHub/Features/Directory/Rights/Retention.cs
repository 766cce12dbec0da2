using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Platform;
using CampaignHub.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>Proposes people for erasure whom nobody dealt with for some years. Nothing is erased until a person says so. Everywhere only.</summary>
internal sealed class Retention(HubDb db, HubSettings settings, IEnumerable<IPersonalData> features)
{
    public const int DefaultYears = 3;
    public const int MostYears = 30;

    public static readonly SettingKey YearsKey = new("Rights:RetentionYears");

    public static async Task<int> YearsAsync(HubSettings settings, CancellationToken cancellationToken) =>
        int.TryParse(await settings.FindAsync(YearsKey, cancellationToken), CultureInfo.InvariantCulture, out var years)
        && years is >= 1 and <= MostYears
            ? years
            : DefaultYears;

    public async Task SetYearsAsync(int years, CancellationToken cancellationToken)
    {
        if (years is < 1 or > MostYears)
        {
            throw new RefusedException("Keep people for 1 to {0} years.", MostYears);
        }

        await settings.KeepAsync(YearsKey, years.ToString(CultureInfo.InvariantCulture), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Whoever it names would be erased now; those under a legal hold are not among them.</summary>
    public async Task<IReadOnlyList<Actor>> ProposeAsync(CancellationToken cancellationToken)
    {
        var limit = db.Here.Now.AddYears(-await YearsAsync(settings, cancellationToken));
        var day = DateOnly.FromDateTime(limit.UtcDateTime);
        var old = await db.WithTrash<Actor>()
            .AsNoTracking()
            .Where(actor => actor.Type == ActorKind.Person && actor.ChangedAt < limit && actor.CreatedAt < limit)
            .Where(actor => !db.Set<PersonRights>().Any(each => each.ActorId == actor.Id && each.HeldBecause != ""))
            .Where(actor => !db.Set<Erasure>().Any(each => each.Id == actor.Id))
            .OrderBy(actor => actor.FindText)
            .ThenBy(actor => actor.Id)
            .ToListAsync(cancellationToken);
        if (old.Count == 0)
        {
            return old;
        }

        var used = new HashSet<Guid>();
        foreach (var recent in features.SelectMany(feature => feature.UsedSince(db, limit, day)))
        {
            used.UnionWith(await recent.Distinct().ToListAsync(cancellationToken));
        }

        return old.FindAll(actor => !used.Contains(actor.Id));
    }
}

/// <summary>Erases several people one after the other, each whole or not at all, and then what they left in the database's files. Everywhere only.</summary>
internal sealed class EraseSeveral(HubDb db, PersonalRows rows, ErasePerson erase)
{
    /// <param name="people">Whom.</param>
    /// <param name="cause">Why.</param>
    /// <param name="refuse">Throws where one of them is not the person's to erase; asked of all before the first goes.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<int> ExecuteAsync(
        IReadOnlyCollection<Guid> people,
        ErasureCause cause,
        Action<PersonalRecords> refuse,
        CancellationToken cancellationToken
    )
    {
        foreach (var id in people)
        {
            db.ChangeTracker.Clear();
            if (await rows.FindAsync(id, cancellationToken) is { } records)
            {
                refuse(records);
            }
        }

        var erased = 0;
        foreach (var id in people)
        {
            erased += await erase.ExecuteAsync(id, cause, isReplay: false, cancellationToken) > 0 ? 1 : 0;
        }

        if (erased > 0)
        {
            await db.ForgetDeletedAsync(cancellationToken);
        }

        return erased;
    }
}
