using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignHub.Platform.Records.Merging;

/// <summary>A row as JSON, column by column, and back.</summary>
internal static class RowImage
{
    // Kept by every save; a form that carries an older version is stale all the same.
    private static readonly HashSet<string> Bookkeeping = [nameof(Record.Version), nameof(Record.ChangedAt), nameof(IFindable.FindText)];

    /// <summary>What happened to a row that is about to be saved; null when nothing that counts.</summary>
    public static MergedRow? Of(EntityEntry entry, Guid merge, Guid? into)
    {
        var isDropped = entry.State == EntityState.Deleted;
        var columns = entry
            .Properties.Where(property => isDropped || (IsChanged(property) && !Bookkeeping.Contains(property.Metadata.Name)))
            .ToList();
        var keys = entry.Metadata.FindPrimaryKey()!.Properties;
        return columns.Count == 0
            ? null
            : new MergedRow
            {
                MergeId = merge,
                Type = entry.Metadata.ClrType.Name,
                Key = Write(keys.Select(key => entry.Property(key.Name)), property => property.OriginalValue),
                RowId = keys is [var only] ? entry.Property(only.Name).OriginalValue as Guid? : null,
                How = isDropped ? MergedHow.Dropped : MergedHow.Changed,
                IntoId = into,
                CampaignId = (entry.Entity as IInCampaign)?.CampaignId,
                Before = Write(columns, property => property.OriginalValue),
                After = isDropped ? "{}" : Write(columns, property => property.CurrentValue),
            };
    }

    public static Dictionary<string, object?> Read(IReadOnlyEntityType type, string json)
    {
        using var image = JsonDocument.Parse(json);
        return image
            .RootElement.EnumerateObject()
            .ToDictionary(each => each.Name, each => each.Value.Deserialize(type.FindProperty(each.Name)!.ClrType), StringComparer.Ordinal);
    }

    /// <summary>The value as the image holds it, to compare what cannot be compared otherwise.</summary>
    public static string Text(IReadOnlyProperty property, object? value) => JsonSerializer.Serialize(value, property.ClrType);

    private static bool IsChanged(PropertyEntry property) =>
        property.IsModified && Text(property.Metadata, property.OriginalValue) != Text(property.Metadata, property.CurrentValue);

    private static string Write(IEnumerable<PropertyEntry> columns, Func<PropertyEntry, object?> value) =>
        JsonSerializer.Serialize(
            columns.ToDictionary(
                column => column.Metadata.Name,
                column => JsonSerializer.SerializeToElement(value(column), column.Metadata.ClrType)
            )
        );
}
