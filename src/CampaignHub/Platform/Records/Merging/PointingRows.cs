using System.Reflection;
using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Platform.Records.Merging;

/// <summary>Reads rows of any table by a column, those in the trash and of every campaign too.</summary>
internal static class PointingRows
{
    private static readonly MethodInfo ByIdMethod = Method(nameof(ByIdAsync));
    private static readonly MethodInfo ByTextMethod = Method(nameof(ByTextAsync));

    public static Task<List<object>> ReadAsync(HubDb db, Type type, string column, Guid id, CancellationToken cancellationToken) =>
        (Task<List<object>>)ByIdMethod.MakeGenericMethod(type).Invoke(obj: null, [db, column, id, cancellationToken])!;

    public static Task<List<object>> ReadAsync(HubDb db, Type type, string column, string part, CancellationToken cancellationToken) =>
        (Task<List<object>>)ByTextMethod.MakeGenericMethod(type).Invoke(obj: null, [db, column, part, cancellationToken])!;

    private static async Task<List<object>> ByIdAsync<TRow>(HubDb db, string column, Guid id, CancellationToken cancellationToken)
        where TRow : class
    {
        var rows = db.Set<TRow>().IgnoreQueryFilters();
        var isOptional = db.Model.FindEntityType(typeof(TRow))!.FindProperty(column)!.IsNullable;
        rows = isOptional
            ? rows.Where(row => EF.Property<Guid?>(row, column) == id)
            : rows.Where(row => EF.Property<Guid>(row, column) == id);
        return [.. await rows.ToListAsync(cancellationToken)];
    }

    private static async Task<List<object>> ByTextAsync<TRow>(HubDb db, string column, string part, CancellationToken cancellationToken)
        where TRow : class =>
        [
            .. await db.Set<TRow>()
                .IgnoreQueryFilters()
                .Where(row => EF.Property<string>(row, column).Contains(part))
                .ToListAsync(cancellationToken),
        ];

    private static MethodInfo Method(string name) =>
        typeof(PointingRows).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)
        ?? throw new MissingMethodException(nameof(PointingRows), name);
}
