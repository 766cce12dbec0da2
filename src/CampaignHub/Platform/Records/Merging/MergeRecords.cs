using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignHub.Platform.Records.Merging;

/// <summary>
/// Hands everything that points at one record over to another, over all campaigns and features: by every foreign key of the model and every
/// <see cref="Pointer"/>. Two rows that cannot stand side by side, or that a <see cref="MergeRule"/> calls the same, become one, and what points at the
/// one that goes is handed over in turn.
/// </summary>
internal sealed class MergeRecords(HubDb db, IEnumerable<MergeRule> rules, IEnumerable<Pointer> pointers)
{
    private readonly ILookup<Type, MergeRule> _rules = rules.ToLookup(rule => rule.Row);
    private readonly Dictionary<object, Guid> _into = new(ReferenceEqualityComparer.Instance);

    /// <summary>Saves everything but what was changed on <paramref name="kept"/> before; <paramref name="other"/> is gone then.</summary>
    /// <param name="kept">Tracked, with the values that it is to have.</param>
    /// <param name="other">Tracked.</param>
    /// <param name="merge">Under which id each change is noted.</param>
    /// <param name="cancellationToken">The request's.</param>
    /// <returns>What was done, to be kept for the way back.</returns>
    public async Task<IReadOnlyList<MergedRow>> ExecuteAsync(Record kept, Record other, Guid merge, CancellationToken cancellationToken)
    {
        await HandOverAsync(kept, other, cancellationToken);
        db.ChangeTracker.DetectChanges();
        var done = Changed().Select(entry => RowImage.Of(entry, merge, Into(entry))).OfType<MergedRow>().ToList();
        await db.SaveChangesAsync(cancellationToken);
        // Only now: the database would take what still points at it along.
        db.Remove(other);
        done.Add(RowImage.Of(db.Entry(other), merge, kept.Id)!);
        await db.SaveChangesAsync(cancellationToken);
        return done;
    }

    private List<EntityEntry> Changed() =>
        db.ChangeTracker.Entries().Where(entry => entry.State is EntityState.Modified or EntityState.Deleted).ToList();

    private Guid? Into(EntityEntry entry) => _into.TryGetValue(entry.Entity, out var id) ? id : null;

    private async Task HandOverAsync(object kept, object other, CancellationToken cancellationToken)
    {
        foreach (var key in db.Entry(other).Metadata.GetReferencingForeignKeys().ToList())
        {
            await FollowAsync(kept, other, key, cancellationToken);
        }

        // Only what people name and link to is pointed at from afar.
        if (other is not (Record named and ISubject))
        {
            return;
        }

        foreach (var pointer in pointers.Where(pointer => pointer.Deed != PointerDeed.Stays))
        {
            await FollowAsync(kept, named, pointer, cancellationToken);
        }
    }

    private async Task FollowAsync(object kept, object other, IForeignKey key, CancellationToken cancellationToken)
    {
        var (type, column) = (key.DeclaringEntityType.ClrType, key.Properties[0].Name);
        var rows = await PointingRows.ReadAsync(db, type, column, IdOf(other), cancellationToken);
        if (rows.Count == 0)
        {
            return;
        }

        var there = await ThereAsync(kept, key, cancellationToken);
        foreach (var row in rows.Where(row => db.Entry(row).State != EntityState.Deleted))
        {
            // What bears the record's own id as its key is worked out from it (a place in a drawing), and is so anew for the one that stays.
            if (key.Properties[0].IsPrimaryKey())
            {
                db.Remove(row);
                continue;
            }

            db.Entry(row).Property(column).CurrentValue = IdOf(kept);
            if (_rules[type].Any(rule => rule.IsVoid(row)))
            {
                db.Remove(row);
            }
            else if (there.Find(one => IsOne(type, one, row)) is { } same)
            {
                await JoinAsync(same, row, cancellationToken);
            }
            else
            {
                there.Add(row);
            }
        }
    }

    // By the other columns of the table too, and with what moved by them before: a pair is one whichever of the two stands first.
    private async Task<List<object>> ThereAsync(object kept, IForeignKey key, CancellationToken cancellationToken)
    {
        var type = key.DeclaringEntityType;
        var columns = type.GetForeignKeys()
            .Where(way => way.PrincipalEntityType == key.PrincipalEntityType)
            .Select(way => way.Properties[0].Name)
            .ToList();
        foreach (var column in columns)
        {
            await PointingRows.ReadAsync(db, type.ClrType, column, IdOf(kept), cancellationToken);
        }

        return
        [
            .. db
                .ChangeTracker.Entries()
                .Where(entry => entry.Metadata == type && entry.State != EntityState.Deleted)
                .Where(entry => columns.Exists(column => Equals(entry.Property(column).CurrentValue, IdOf(kept))))
                .Select(entry => entry.Entity),
        ];
    }

    private async Task FollowAsync(object kept, Record other, Pointer pointer, CancellationToken cancellationToken)
    {
        if (pointer.Deed == PointerDeed.MovesInText)
        {
            var (from, to) = ($"{other.Id}", $"{IdOf(kept)}");
            foreach (var row in await PointingRows.ReadAsync(db, pointer.Row, pointer.Column, from, cancellationToken))
            {
                var text = db.Entry(row).Property(pointer.Column);
                text.CurrentValue = $"{text.CurrentValue}".Replace(from, to, StringComparison.Ordinal);
            }

            return;
        }

        var kind = SubjectKinds.KindOf(other);
        var there = await PointingRows.ReadAsync(db, pointer.Row, pointer.Column, IdOf(kept), cancellationToken);
        foreach (var row in await PointingRows.ReadAsync(db, pointer.Row, pointer.Column, other.Id, cancellationToken))
        {
            if (pointer.KindColumn is not null && (string?)db.Entry(row).Property(pointer.KindColumn).CurrentValue != kind)
            {
                continue;
            }

            db.Entry(row).Property(pointer.Column).CurrentValue = IdOf(kept);
            if (there.Find(one => IsOne(pointer.Row, one, row)) is { } same)
            {
                await JoinAsync(same, row, cancellationToken);
            }
            else
            {
                there.Add(row);
            }
        }
    }

    private async Task JoinAsync(object kept, object other, CancellationToken cancellationToken)
    {
        if (kept is Record { TrashedAt: not null } trashed && other is Record { TrashedAt: null })
        {
            trashed.Restore();
        }

        _into[other] = IdOf(kept);
        await HandOverAsync(kept, other, cancellationToken);
        // Only now: what the one that stays counts up is its own by then.
        foreach (var rule in _rules[other.GetType()])
        {
            rule.Join(kept, other);
        }

        db.Remove(other);
    }

    private bool IsOne(Type type, object one, object other) =>
        !ReferenceEquals(one, other)
        && db.Entry(one).State != EntityState.Deleted
        && (Collide(one, other) || (IsTrashed(one) == IsTrashed(other) && _rules[type].Any(rule => rule.IsSame(one, other))));

    private bool Collide(object one, object other)
    {
        var (first, second) = (db.Entry(one), db.Entry(other));
        return first
            .Metadata.GetIndexes()
            .Where(index => index.IsUnique)
            .Any(index =>
                index.Properties.All(property =>
                    first.Property(property.Name).CurrentValue is { } value && value.Equals(second.Property(property.Name).CurrentValue)
                )
            );
    }

    private static bool IsTrashed(object row) => row is Record { TrashedAt: not null };

    private Guid IdOf(object row) =>
        row is Record record
            ? record.Id
            : (Guid)db.Entry(row).Property(db.Entry(row).Metadata.FindPrimaryKey()!.Properties[0].Name).CurrentValue!;
}
