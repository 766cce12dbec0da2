using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CampaignHub.Benchmarks;

/// <summary>The quickest way into each database, for seeds and for the raw limit of an import: one transaction, a prepared statement or COPY.</summary>
internal sealed class BulkRows(DbConnection connection)
{
    private const string AuditColumns = "Version,CreatedAt,ChangedAt";

    /// <param name="table">Of a record: what every record bears is added.</param>
    /// <param name="columns">By comma.</param>
    /// <param name="rows">Strings, numbers, days, ids.</param>
    public void WriteRecords(string table, string columns, IEnumerable<object?[]> rows)
    {
        var now = new DateTimeOffset(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
        Write(table, $"{columns},{AuditColumns}", rows.Select(row => (object?[])[.. row, 1, now, now]));
    }

    public void Write(string table, string columns, IEnumerable<object?[]> rows)
    {
        var names = columns.Split(',').Select(name => $"\"{name}\"").ToList();
        if (connection is NpgsqlConnection postgres)
        {
            using var writer = postgres.BeginBinaryImport($"COPY \"{table}\" ({string.Join(", ", names)}) FROM STDIN (FORMAT BINARY)");
            foreach (var row in rows)
            {
                writer.StartRow();
                foreach (var value in row)
                {
                    if (value is null)
                    {
                        writer.WriteNull();
                    }
                    else
                    {
                        writer.Write(value);
                    }
                }
            }

            writer.Complete();
            return;
        }

        using var transaction = connection.BeginTransaction();
        using var insert = ((SqliteConnection)connection).CreateCommand();
        insert.CommandText =
            $"INSERT INTO \"{table}\" ({string.Join(", ", names)}) VALUES ({string.Join(", ", names.Select((_, at) => $"$p{at}"))})";
        var parameters = names.Select((_, at) => insert.Parameters.Add($"$p{at}", SqliteType.Text)).ToList();
        foreach (var parameter in parameters)
        {
            parameter.ResetSqliteType();
        }

        foreach (var row in rows)
        {
            for (var at = 0; at < row.Length; at++)
            {
                parameters[at].Value = Kept(row[at]);
            }

            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    // As EF Core writes it.
    private static object Kept(object? value) =>
        value switch
        {
            null => DBNull.Value,
            Guid id => id.ToString("D", CultureInfo.InvariantCulture).ToUpperInvariant(),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            DateTimeOffset instant => instant.UtcTicks,
            _ => value,
        };
}
