using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Files;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SQLitePCL;

namespace CampaignHub.Data;

/// <summary>Everything that is true of SQLite only.</summary>
internal sealed class SqliteHubDb(DbContextOptions<SqliteHubDb> options, HubModel model, Here here) : HubDb(options, model, here)
{
    public override bool IsDuplicate(DbUpdateException exception, string indexName) =>
        Violation(exception) is { } violation
        && Columns(indexName).All(column => violation.Message.Contains(column, StringComparison.Ordinal));

    public override bool IsDuplicate(Exception exception) => Violation(exception) is not null;

    public override bool IsFull(Exception exception) =>
        FullDisk.Is(exception) || exception.GetBaseException() is SqliteException { SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_IOERR };

    // Deleted rows stay in free pages and in the write-ahead log: the file is written anew, and the log cut to nothing.
    public override async Task ForgetDeletedAsync(CancellationToken cancellationToken)
    {
        Database.SetCommandTimeout(LongWork);
        await Database.ExecuteSqlRawAsync("VACUUM", cancellationToken);
        await Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellationToken);
    }

    // SQLite has no instant type; UTC ticks sort and compare, text with an offset does not.
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
    }

    private static SqliteException? Violation(Exception exception) =>
        exception
            is DbUpdateException
            {
                InnerException: SqliteException
                {
                    SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY
                } violation
            }
            ? violation
            : null;

    // SQLite names the columns of a broken index, not the index.
    private IEnumerable<string> Columns(string indexName) =>
        Model
            .GetEntityTypes()
            .SelectMany(type => type.GetIndexes())
            .Where(index => index.GetDatabaseName() == indexName)
            .SelectMany(index =>
                index.Properties.Select(property => $"{index.DeclaringEntityType.GetTableName()}.{property.GetColumnName()}")
            )
            .DefaultIfEmpty(indexName);

    private sealed class UtcTicks()
        : ValueConverter<DateTimeOffset, long>(
            instant => instant.UtcTicks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond,
            ticks => new DateTimeOffset(ticks, TimeSpan.Zero)
        );
}
