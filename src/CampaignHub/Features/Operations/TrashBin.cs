using System.Reflection;
using CampaignHub.Data;
using CampaignHub.Platform.Records;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Features.Operations;

/// <summary>What lies in the trash, of every kind of record: listed, put back, and erased after <see cref="KeptDays"/> days.</summary>
internal sealed class TrashBin(HubDb db, IEnumerable<IKeptBeside> kept)
{
    public const int KeptDays = 30;

    private static readonly MethodInfo ReadOne = typeof(TrashBin).GetMethod(
        nameof(ReadAsync),
        BindingFlags.NonPublic | BindingFlags.Instance
    )!;

    public async Task<IReadOnlyList<Record>> ListAsync(CancellationToken cancellationToken)
    {
        var found = new List<Record>();
        foreach (var type in Kinds())
        {
            found.AddRange(await ReadKindAsync(type, cancellationToken));
        }

        return [.. found.OrderByDescending(record => record.TrashedAt)];
    }

    public async Task<Record?> RestoreAsync(Guid id, CancellationToken cancellationToken)
    {
        var record = (await ListAsync(cancellationToken)).FirstOrDefault(record => record.Id == id);
        record?.Restore();
        await db.SaveChangesAsync(cancellationToken);
        return record;
    }

    /// <summary>The daily round over all campaigns. What is still used by another record stays until that is gone too.</summary>
    public async Task EmptyAsync(CancellationToken cancellationToken)
    {
        db.Here.EnterEverywhere();
        var before = db.Here.Now.AddDays(-KeptDays);
        foreach (var record in (await ListAsync(cancellationToken)).Where(record => record.TrashedAt < before))
        {
            db.Remove(record);
            try
            {
                foreach (var beside in kept)
                {
                    await beside.ForgetAsync(record, cancellationToken);
                }

                await db.SaveChangesAsync(cancellationToken);
            }
            catch (DbUpdateException)
            {
                db.ChangeTracker.Clear();
            }
        }
    }

    // Only what people name and find; the parts of a record go and come back with it.
    private IEnumerable<Type> Kinds() =>
        db
            .Model.GetEntityTypes()
            .Select(type => type.ClrType)
            .Where(type => typeof(Record).IsAssignableFrom(type) && typeof(ISubject).IsAssignableFrom(type) && !type.IsAbstract);

    private Task<List<Record>> ReadKindAsync(Type type, CancellationToken cancellationToken) =>
        (Task<List<Record>>)ReadOne.MakeGenericMethod(type).Invoke(this, [cancellationToken])!;

    private async Task<List<Record>> ReadAsync<TRecord>(CancellationToken cancellationToken)
        where TRecord : Record =>
        [.. await db.WithTrash<TRecord>().Where(record => record.TrashedAt != null).ToListAsync(cancellationToken)];
}
