using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;

namespace CampaignHub.Data;

/// <summary>Everything that is true of PostgreSQL only.</summary>
internal sealed class PostgresHubDb(DbContextOptions<PostgresHubDb> options, HubModel model, Here here) : HubDb(options, model, here)
{
    public override bool IsDuplicate(DbUpdateException exception, string indexName) =>
        exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } violation
        && violation.ConstraintName == indexName;

    public override bool IsDuplicate(Exception exception) =>
        exception is DbUpdateException { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } };

    public override bool IsFull(Exception exception) =>
        FullDisk.Is(exception) || exception.GetBaseException() is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    // Dead rows leave their pages; what the server's own write-ahead log still holds goes with its next rounds.
    public override Task ForgetDeletedAsync(CancellationToken cancellationToken)
    {
        Database.SetCommandTimeout(LongWork);
        return Database.ExecuteSqlRawAsync("VACUUM", cancellationToken);
    }

    // Held open, since a pooled connection forgets it.
    public override async Task CommitWithoutDiskAsync(CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken);
        await Database.ExecuteSqlRawAsync("SET synchronous_commit = off", cancellationToken);
    }

    private protected override async Task WriteAsync(BulkTable table, IReadOnlyCollection<object> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var copy = $"COPY \"{table.Name}\" ({string.Join(", ", table.Columns)}) FROM STDIN (FORMAT BINARY)";
            await using var writer = await ((NpgsqlConnection)Database.GetDbConnection()).BeginBinaryImportAsync(copy, cancellationToken);
            foreach (var row in rows)
            {
                await writer.StartRowAsync(cancellationToken);
                for (var at = 0; at < table.Columns.Count; at++)
                {
                    if (table.Read(row, at) is { } value)
                    {
                        await writer.WriteAsync(value, cancellationToken);
                    }
                    else
                    {
                        await writer.WriteNullAsync(cancellationToken);
                    }
                }
            }

            await writer.CompleteAsync(cancellationToken);
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    // timestamptz takes UTC only, and keeps microseconds.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcMicroseconds>();
    }

    private sealed class UtcMicroseconds()
        : ValueConverter<DateTimeOffset, DateTimeOffset>(
            instant => new DateTimeOffset(instant.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero),
            instant => instant
        );
}
