using System.Globalization;
using CampaignHub.Data;
using Microsoft.EntityFrameworkCore;

namespace CampaignHub.Tests.Features.Directory.Duplicates;

/// <summary>Every row of the database as text, but for what each change of a record raises or writes beside it.</summary>
internal static class Dump
{
    // The journal, the notes of the merge itself, events, and counters.
    private static readonly HashSet<string> Beside = new(StringComparer.Ordinal)
    {
        "journal",
        "merged_rows",
        "outbox",
        "handled_events",
        "generations",
    };
    private static readonly HashSet<string> Raised = new(StringComparer.OrdinalIgnoreCase) { "Version", "ChangedAt" };

    public static async Task<IReadOnlyList<string>> OfAsync(HubDb db, Guid? without = null)
    {
        var rows = new List<string>();
        foreach (
            var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Distinct().Where(table => !Beside.Contains(table))
        )
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            await db.Database.OpenConnectionAsync();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var columns = Enumerable
                    .Range(0, reader.FieldCount)
                    .Where(at => !Raised.Contains(reader.GetName(at)))
                    .Select(at => $"{reader.GetName(at)}={Convert.ToString(reader.GetValue(at), CultureInfo.InvariantCulture)}");
                rows.Add($"{table}: {string.Join(" | ", columns)}");
            }
        }

        return
        [
            .. rows.Where(row => without is null || !row.Contains($"Id={without}", StringComparison.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal),
        ];
    }
}
