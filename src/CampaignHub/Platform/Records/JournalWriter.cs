using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using CampaignHub.Platform.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CampaignHub.Platform.Records;

/// <summary>Turns a change that is about to be saved into its journal entry. Secrets are left out where the property says so.</summary>
internal static class JournalWriter
{
    private const int LongestValue = 500;
    private const string Nothing = "{}";

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    private static readonly HashSet<string> Bookkeeping =
    [
        nameof(Record.Id),
        nameof(Record.Version),
        nameof(Record.ChangedAt),
        nameof(Record.CreatedAt),
        nameof(Record.CreatedById),
        nameof(Record.TrashedAt),
        nameof(IFindable.FindText),
    ];

    public static JournalEntry? Write(EntityEntry entry, Here here)
    {
        if (entry.Entity is not Record record || record is INotJournaled)
        {
            return null;
        }

        var changes = entry.State == EntityState.Modified ? JsonSerializer.Serialize(ChangesOf(entry), Json) : Nothing;
        return Entry(record, entry.Metadata, ActionOf(entry, record), changes, here);
    }

    /// <summary>The entry of a record that is written beside the change tracker.</summary>
    public static JournalEntry Created(Record record, IEntityType type, Here here) =>
        Entry(record, type, JournalAction.Created, Nothing, here);

    private static JournalEntry Entry(Record record, IEntityType type, JournalAction action, string changes, Here here) =>
        new()
        {
            At = here.Now,
            UserId = here.User?.Id,
            CampaignId = (record as IInCampaign)?.CampaignId ?? (record as ISubject)?.SubjectCampaign,
            Kind = type.GetTableName() ?? type.ShortName(),
            RecordId = record.Id,
            Action = action,
            Changes = changes,
        };

    private static JournalAction ActionOf(EntityEntry entry, Record record) =>
        entry.State switch
        {
            EntityState.Added => JournalAction.Created,
            EntityState.Deleted => JournalAction.Erased,
            _ when !entry.Property(nameof(Record.TrashedAt)).IsModified => JournalAction.Changed,
            _ => record.TrashedAt is null ? JournalAction.Restored : JournalAction.Trashed,
        };

    private static Dictionary<string, object?[]> ChangesOf(EntityEntry entry) =>
        entry
            .Properties.Where(property =>
                property.IsModified && IsToldOf(property) && !Equals(property.OriginalValue, property.CurrentValue)
            )
            .ToDictionary(
                property => property.Metadata.Name,
                property => new[] { Short(property.OriginalValue), Short(property.CurrentValue) }
            );

    /// <summary>Whether people may read it as a value of the record: no bookkeeping, no secret, no text of a machine.</summary>
    public static bool IsToldOf(PropertyEntry property) =>
        !Bookkeeping.Contains(property.Metadata.Name)
        && property.Metadata.PropertyInfo?.GetCustomAttribute<NotJournaledAttribute>() is null;

    private static object? Short(object? value) =>
        value switch
        {
            string { Length: > LongestValue } text => text[..LongestValue] + "…",
            byte[] bytes => $"{bytes.Length} bytes",
            _ => value,
        };
}
