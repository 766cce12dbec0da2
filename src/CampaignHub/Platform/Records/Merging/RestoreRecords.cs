using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignHub.Platform.Records.Merging;

/// <summary>Takes a merge back, row by row and column by column: what somebody changed or removed since stays as they left it, and is named.</summary>
internal sealed class RestoreRecords(HubDb db)
{
    // Who is there, or comes back with this undo.
    private readonly HashSet<Guid> _there = [];

    /// <returns>The rows that did not, or not wholly, come back.</returns>
    public async Task<IReadOnlyList<MergedRow>> ExecuteAsync(IReadOnlyList<MergedRow> rows, CancellationToken cancellationToken)
    {
        var left = await BringBackAsync([.. rows.Where(row => row.How == MergedHow.Dropped)], cancellationToken);
        foreach (var row in rows.Where(row => row.How == MergedHow.Changed))
        {
            if (!await ChangeBackAsync(row, cancellationToken))
            {
                left.Add(row);
            }
        }

        var authorless = db
            .ChangeTracker.Entries<Record>()
            .Where(entry => entry.State == EntityState.Added && entry.Entity.CreatedById is null)
            .ToList();
        await db.SaveChangesAsync(cancellationToken);
        // A new row is stamped with who saves it; these were there before, and nobody had made them.
        authorless.ForEach(entry => entry.Entity.CreatedById = null);
        await db.SaveChangesAsync(cancellationToken);
        return left;
    }

    // Those first whose owners are there, until nothing more can come back.
    private async Task<List<MergedRow>> BringBackAsync(List<MergedRow> waiting, CancellationToken cancellationToken)
    {
        for (var before = int.MaxValue; waiting.Count < before; )
        {
            before = waiting.Count;
            foreach (var row in waiting.ToList())
            {
                var type = TypeOf(row);
                var values = RowImage.Read(type, row.Before);
                if (await HasOwnersAsync(type, values, cancellationToken) && await FindAsync(type, row, cancellationToken) is null)
                {
                    Add(type, values);
                    waiting.Remove(row);
                }
            }
        }

        return waiting;
    }

    private void Add(IEntityType type, Dictionary<string, object?> values)
    {
        var made = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        var entry = db.Entry(made);
        foreach (var (column, value) in values)
        {
            entry.Property(column).CurrentValue = value;
        }

        entry.State = EntityState.Added;
        if (type.FindPrimaryKey()!.Properties is [var key] && values[key.Name] is Guid id)
        {
            _there.Add(id);
        }
    }

    private async Task<bool> ChangeBackAsync(MergedRow row, CancellationToken cancellationToken)
    {
        var type = TypeOf(row);
        if (await FindAsync(type, row, cancellationToken) is not { } entry)
        {
            return false;
        }

        var (before, after) = (RowImage.Read(type, row.Before), RowImage.Read(type, row.After));
        var isWhole = true;
        foreach (var (column, value) in before)
        {
            var property = entry.Property(column);
            var isAsLeft =
                RowImage.Text(property.Metadata, property.CurrentValue) == RowImage.Text(property.Metadata, after[column])
                && await HasOwnersAsync(
                    type,
                    new Dictionary<string, object?>(StringComparer.Ordinal) { [column] = value },
                    cancellationToken
                );
            if (isAsLeft)
            {
                property.CurrentValue = value;
            }

            isWhole &= isAsLeft;
        }

        return isWhole;
    }

    private async Task<bool> HasOwnersAsync(IEntityType type, Dictionary<string, object?> values, CancellationToken cancellationToken)
    {
        foreach (var key in type.GetForeignKeys())
        {
            if (values.GetValueOrDefault(key.Properties[0].Name) is not Guid owner || _there.Contains(owner))
            {
                continue;
            }

            var idColumn = key.PrincipalKey.Properties[0].Name;
            var owners = await PointingRows.ReadAsync(db, key.PrincipalEntityType.ClrType, idColumn, owner, cancellationToken);
            if (owners.Count == 0)
            {
                return false;
            }

            // Asked once: many rows have the same owner.
            _there.Add(owner);
        }

        return true;
    }

    private async Task<EntityEntry?> FindAsync(IEntityType type, MergedRow row, CancellationToken cancellationToken)
    {
        var key = RowImage.Read(type, row.Key);
        var (column, first) = key.First();
        var rows = await PointingRows.ReadAsync(db, type.ClrType, column, (Guid)first!, cancellationToken);
        return rows.Select(each => db.Entry(each))
            .FirstOrDefault(entry => key.All(each => Equals(entry.Property(each.Key).CurrentValue, each.Value)));
    }

    private IEntityType TypeOf(MergedRow row) => db.Model.GetEntityTypes().First(type => type.ClrType.Name == row.Type && !type.IsOwned());
}
