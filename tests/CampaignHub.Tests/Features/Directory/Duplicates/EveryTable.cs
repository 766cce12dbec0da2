using System.Collections;
using System.Globalization;
using CampaignHub.Data;
using CampaignHub.Features.Directory;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Records;
using CampaignHub.Platform.Records.Merging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Record = CampaignHub.Platform.Records.Record;

namespace CampaignHub.Tests.Features.Directory.Duplicates;

/// <summary>
/// Makes rows of every table that points at an actor, directly or through others, as the model says: a table that is added tomorrow is in these tests by itself.
/// </summary>
internal sealed class EveryTable(HubDb db, HubUser user, IReadOnlyList<Pointer> pointers)
{
    private const int Deepest = 3;

    private readonly Dictionary<Type, object> _shared = [];
    private int _count;

    /// <summary>The tables that rows were made of.</summary>
    public HashSet<string> Tables { get; } = new(StringComparer.Ordinal);

    /// <summary>A row of every table, beside the same others as the rows before.</summary>
    public async Task FillAsync(Actor actor)
    {
        await PointAtAsync(actor, depth: 0);
        await db.SaveChangesAsync();
    }

    /// <summary>From now on rows stand beside other ones than before.</summary>
    public void Afresh() => _shared.Clear();

    private async Task PointAtAsync(object target, int depth)
    {
        var type = db.Entry(target).Metadata;
        foreach (var key in type.GetReferencingForeignKeys().Where(key => !IsOfTheMerge(key.DeclaringEntityType)))
        {
            var row = await MakeAsync(key.DeclaringEntityType, key.Properties[0], IdOf(target));
            if (depth < Deepest)
            {
                await PointAtAsync(row, depth + 1);
            }
        }

        foreach (var pointer in pointers.Where(pointer => pointer.Deed == PointerDeed.Moves && target is ISubject))
        {
            var row = await MakeAsync(db.Model.FindEntityType(pointer.Row)!, column: null, default);
            db.Entry(row).Property(pointer.Column).CurrentValue = IdOf(target);
            if (pointer.KindColumn is { } kind)
            {
                db.Entry(row).Property(kind).CurrentValue = SubjectKinds.KindOf((Record)target);
            }
        }

        foreach (var pointer in pointers.Where(pointer => pointer.Deed == PointerDeed.MovesInText && target is Actor))
        {
            var row = await MakeAsync(db.Model.FindEntityType(pointer.Row)!, column: null, default);
            db.Entry(row).Property(pointer.Column).CurrentValue = $"[\"{IdOf(target)}\"]";
        }

        await db.SaveChangesAsync();
    }

    private async Task<object> MakeAsync(IEntityType type, IProperty? column, Guid id)
    {
        var row = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        var entry = db.Entry(row);
        _count++;
        foreach (var property in type.GetProperties())
        {
            entry.Property(property.Name).CurrentValue =
                property == column ? id
                // A post or an actor, never both: the other one is left open.
                : property.IsNullable && (IsAloneUnique(type, property) || IsOfItsKind(type, property)) ? null
                : property.IsForeignKey() ? await OwnerAsync(property)
                : property.IsPrimaryKey() && property.ClrType == typeof(Guid) ? Guid.CreateVersion7()
                : property.Name == nameof(IInCampaign.CampaignId) ? db.Campaigns.First().Id
                : Value(property);
        }

        entry.State = EntityState.Added;
        Tables.Add(type.GetTableName()!);
        await db.SaveChangesAsync();
        return row;
    }

    private static bool IsAloneUnique(IEntityType type, IProperty property) =>
        type.GetIndexes().Any(index => index.IsUnique && index.Properties is [var only] && only == property);

    // The first of its kind follows no other.
    private static bool IsOfItsKind(IEntityType type, IProperty property) =>
        property.GetContainingForeignKeys().Any(key => key.PrincipalEntityType == type);

    private async Task<Guid?> OwnerAsync(IProperty property)
    {
        var principal = property.GetContainingForeignKeys().First().PrincipalEntityType;
        if (principal.ClrType == typeof(HubUser))
        {
            return user.Id;
        }

        if (principal.ClrType == typeof(Campaign))
        {
            return db.Campaigns.First().Id;
        }

        if (!_shared.TryGetValue(principal.ClrType, out var owner))
        {
            owner = await MakeAsync(principal, column: null, default);
            _shared[principal.ClrType] = owner;
        }

        return IdOf(owner);
    }

    private object? Value(IProperty property)
    {
        var type = property.ClrType;
        if (property.Name is nameof(Record.TrashedAt) || Nullable.GetUnderlyingType(type) is not null)
        {
            return null;
        }

        return type switch
        {
            _ when type == typeof(string) => property.IsNullable ? null : Word(property.GetMaxLength()),
            _ when type == typeof(DateTimeOffset) => HubFactory.Start,
            _ when type == typeof(DateOnly) => new DateOnly(2023, 1, 1),
            _ when type == typeof(byte[]) => Array.Empty<byte>(),
            _ when type == typeof(Guid) => Guid.CreateVersion7(),
            // Nobody may report to those who report to them, and these rows join whomever.
            _ when type == typeof(TieType) => TieType.PubliclyCites,
            _ when type.IsEnum => Enum.GetValues(type).GetValue(0),
            _ when typeof(IEnumerable).IsAssignableFrom(type) => Array.CreateInstance(type.GenericTypeArguments[0], 0),
            _ when type.IsPrimitive && type != typeof(bool) => Convert.ChangeType(
                IsNumbered(property) ? _count : 1,
                type,
                CultureInfo.InvariantCulture
            ),
            _ when property.IsNullable && type.IsClass => null,
            _ => Activator.CreateInstance(type),
        };
    }

    private static bool IsNumbered(IProperty property) =>
        property.IsPrimaryKey() || property.GetContainingIndexes().Any(index => index.IsUnique);

    private string Word(int? longest)
    {
        var word = $"mot {_count}";
        return longest is { } most && word.Length > most ? word[^most..] : word;
    }

    private static bool IsOfTheMerge(IEntityType type) => type.ClrType == typeof(MergedRow);

    private Guid IdOf(object row) =>
        (Guid)db.Entry(row).Property(db.Entry(row).Metadata.FindPrimaryKey()!.Properties[0].Name).CurrentValue!;
}
