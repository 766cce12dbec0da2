using CampaignHub.Data;
using CampaignHub.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Directory.Rights;

/// <summary>
/// Whose addresses get nothing unasked: those of people who objected, with what was collected of them since, and hashes of what objectors and erased people
/// had, whoever has it in the directory now.
/// </summary>
internal sealed class Objections(HubDb db, ContactHashes hashes) : IMailObjections
{
    public async Task<IReadOnlySet<string>> AmongAsync(IReadOnlyCollection<string> addresses, CancellationToken cancellationToken)
    {
        if (!await db.Set<Suppression>().AnyAsync(cancellationToken))
        {
            return new HashSet<string>(StringComparer.Ordinal);
        }

        var byHash = addresses.Distinct(StringComparer.Ordinal).ToDictionary(hashes.OfAddress, address => address, StringComparer.Ordinal);
        var all = byHash.Keys.ToList();
        var suppressed = await db.Set<Suppression>()
            .Where(each => all.Contains(each.Hash))
            .Select(each => each.Hash)
            .ToListAsync(cancellationToken);
        var objectors = db.Set<PersonRights>().Where(each => each.ObjectedOn != null && each.LiftedOn == null).Select(each => each.ActorId);
        var theirs = await db.Set<ContactDetail>()
            .Where(detail => detail.Kind == ContactKind.Email && addresses.Contains(detail.Value) && objectors.Contains(detail.ActorId))
            .Select(detail => detail.Value)
            .ToListAsync(cancellationToken);
        return suppressed.Select(hash => byHash[hash]).Concat(theirs).ToHashSet(StringComparer.Ordinal);
    }
}

/// <summary>Which lines of a file speak of somebody who was erased on request.</summary>
internal sealed class ErasedOnRequest(HubDb db, ContactHashes hashes)
{
    private HashSet<string> _hashes = [];

    // What somebody of the directory has now, who came after the erasure.
    private readonly HashSet<string> _ofOthers = new(StringComparer.Ordinal);

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        _hashes = await db.Set<Suppression>()
            .Where(each => each.Because == SuppressedBecause.ErasedOnRequest)
            .Select(each => each.Hash)
            .ToHashSetAsync(cancellationToken);
        if (_hashes.Count == 0)
        {
            return;
        }

        var reaches = db.Set<ContactDetail>()
            .Where(each => each.Kind == ContactKind.Email || each.Kind == ContactKind.Phone || each.Kind == ContactKind.Mobile)
            .Where(each => db.Set<Actor>().Any(actor => actor.Id == each.ActorId))
            .Select(each => new { each.Kind, each.Value })
            .AsAsyncEnumerable();
        await foreach (var reach in reaches.WithCancellation(cancellationToken))
        {
            if (HashOf(reach.Kind, reach.Value) is var hash && _hashes.Contains(hash))
            {
                _ofOthers.Add(hash);
            }
        }
    }

    /// <summary>
    /// By mail address or phone, and where others have it too only with the name; by the name alone where the line brings neither, for a namesake has an
    /// address of their own.
    /// </summary>
    public bool Is(string firstName, string name, IEnumerable<(ContactKind Kind, string Value)> contacts)
    {
        if (_hashes.Count == 0)
        {
            return false;
        }

        var reachable = contacts.Where(each => each.Kind is ContactKind.Email or ContactKind.Phone or ContactKind.Mobile).ToList();
        var ofName = firstName.Length > 0 ? hashes.OfName($"{firstName} {name}") : "";
        var isNamed = _hashes.Contains(ofName);
        return reachable.Count > 0
            ? reachable
                .Select(each => HashOf(each.Kind, each.Value))
                .Any(hash =>
                    (_hashes.Contains(hash) && (isNamed || !_ofOthers.Contains(hash))) || _hashes.Contains(hashes.OfPair(ofName, hash))
                )
            : isNamed;
    }

    private string HashOf(ContactKind kind, string value) => kind == ContactKind.Email ? hashes.OfAddress(value) : hashes.OfPhone(value);
}

/// <summary>Notes that a person objected (art. 21), or that they take it back; what already waits to be sent to them stays here.</summary>
internal sealed class RecordObjection(HubDb db, ContactHashes hashes)
{
    private static readonly DeliveryState[] Held = [DeliveryState.Queued, DeliveryState.Deferred, DeliveryState.Claimed];

    public async Task ExecuteAsync(Guid actorId, string? how, DateOnly? day, CancellationToken cancellationToken)
    {
        var rights = await FindOrAddAsync(db, actorId, cancellationToken);
        rights.Object(how, day ?? db.Here.Today);
        var addresses = await AddressesAsync(actorId, cancellationToken);
        var known = await db.Set<Suppression>()
            .Where(each => each.ActorId == actorId && each.Because == SuppressedBecause.Objected)
            .Select(each => each.Hash)
            .ToListAsync(cancellationToken);
        db.AddRange(
            addresses
                .Select(hashes.OfAddress)
                .Except(known, StringComparer.Ordinal)
                .Select(hash => new Suppression
                {
                    Hash = hash,
                    Because = SuppressedBecause.Objected,
                    At = db.Here.Now,
                    ActorId = actorId,
                })
        );
        await HoldBackAsync(addresses, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task LiftAsync(Guid actorId, string? because, CancellationToken cancellationToken)
    {
        var rights = await FindOrAddAsync(db, actorId, cancellationToken);
        rights.Lift(because, db.Here.Today);
        db.RemoveRange(
            await db.Set<Suppression>()
                .Where(each => each.ActorId == actorId && each.Because == SuppressedBecause.Objected)
                .ToListAsync(cancellationToken)
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    public static async Task<PersonRights> FindOrAddAsync(HubDb db, Guid actorId, CancellationToken cancellationToken)
    {
        if (await db.WithTrash<PersonRights>().SingleOrDefaultAsync(each => each.ActorId == actorId, cancellationToken) is { } kept)
        {
            kept.Restore();
            return kept;
        }

        var rights = new PersonRights { ActorId = actorId };
        db.Add(rights);
        return rights;
    }

    private Task<List<string>> AddressesAsync(Guid actorId, CancellationToken cancellationToken) =>
        db.WithTrash<ContactDetail>()
            .Where(detail => detail.ActorId == actorId && detail.Kind == ContactKind.Email)
            .Select(detail => detail.Value)
            .Distinct()
            .ToListAsync(cancellationToken);

    // What has begun to leave cannot be called back; what is claimed is taken from whoever holds it.
    private async Task HoldBackAsync(List<string> addresses, CancellationToken cancellationToken)
    {
        var waiting = await db.Set<Delivery>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .Where(each => addresses.Contains(each.AddressKey))
            .Where(each => Held.Contains(each.State))
            .Where(each => db.Set<OutgoingMail>().Any(mail => mail.Id == each.MailId && MailPurposes.Unasked.Contains(mail.Purpose)))
            .Select(each => each.Id)
            .ToListAsync(cancellationToken);
        var now = db.Here.Now;
        await db.Set<Delivery>()
            .IgnoreQueryFilters([HubDb.CampaignFilter])
            .Where(each => waiting.Contains(each.Id))
            .Where(each => Held.Contains(each.State))
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(each => each.State, DeliveryState.Failed)
                        .SetProperty(each => each.ReplyText, DeliveryReasons.Objected)
                        .SetProperty(each => each.Owner, (Guid?)null)
                        .SetProperty(each => each.LeaseToken, (Guid?)null)
                        .SetProperty(each => each.LeaseUntil, (DateTimeOffset?)null)
                        .SetProperty(each => each.SettledAt, now),
                cancellationToken
            );
    }
}
