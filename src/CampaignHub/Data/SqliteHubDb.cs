using System.Data.Common;
using System.Globalization;
using System.Text;
using CampaignHub.Platform;
using CampaignHub.Platform.Access;
using CampaignHub.Platform.Files;
using CampaignHub.Platform.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SQLitePCL;

namespace CampaignHub.Data;

/// <summary>Everything that is true of SQLite only.</summary>
internal sealed class SqliteHubDb(DbContextOptions<SqliteHubDb> options, HubModel model, Here here) : HubDb(options, model, here)
{
    private static readonly Lock Writer = new();

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

    // Held open, since each connection that is opened waits for the disk again.
    public override async Task CommitWithoutDiskAsync(CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken);
        await Database.ExecuteSqlRawAsync("PRAGMA synchronous = NORMAL", cancellationToken);
    }

    // It has one writer: those who wait for it here are woken at once, in its own queue they would sleep.
    public override int Write(DbCommand command)
    {
        lock (Writer)
        {
            return command.ExecuteNonQuery();
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // All that the search box looks at, so that half a million lines are looked through without reading them.
        builder
            .Entity<SearchEntry>()
            .HasIndex(entry => new
            {
                entry.TitleWords,
                entry.Words,
                entry.Kind,
                entry.CampaignId,
                entry.Id,
            });
    }

    // One statement, prepared once and bound anew for each row: half the time of the provider's commands.
    private protected override async Task WriteAsync(BulkTable table, IReadOnlyCollection<object> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await Database.OpenConnectionAsync(cancellationToken);
        try
        {
            var database = ((SqliteConnection)Database.GetDbConnection()).Handle!;
            var places = string.Join(", ", table.Columns.Select((_, at) => $"?{at + 1}"));
            var insert = $"INSERT INTO \"{table.Name}\" ({string.Join(", ", table.Columns)}) VALUES ({places})";
            SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, insert, out var statement), database);
            using (statement)
            {
                foreach (var row in rows)
                {
                    for (var at = 0; at < table.Columns.Count; at++)
                    {
                        SqliteException.ThrowExceptionForRC(Bind(statement, at + 1, table.Read(row, at)), database);
                    }

                    var done = raw.sqlite3_step(statement);
                    if (done != raw.SQLITE_DONE)
                    {
                        SqliteException.ThrowExceptionForRC(done, database);
                    }

                    SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(statement), database);
                }
            }
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    // As the provider writes them.
    private static int Bind(sqlite3_stmt statement, int place, object? value) =>
        value switch
        {
            null => raw.sqlite3_bind_null(statement, place),
            string text => raw.sqlite3_bind_text(statement, place, text),
            Guid id => Bind(statement, place, id),
            DateOnly day => raw.sqlite3_bind_text(statement, place, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            bool or int or long => raw.sqlite3_bind_int64(statement, place, Convert.ToInt64(value, CultureInfo.InvariantCulture)),
            double number => raw.sqlite3_bind_double(statement, place, number),
            byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
            _ => throw new NotSupportedException($"{value.GetType().Name} is not written in bulk yet."),
        };

    private static int Bind(sqlite3_stmt statement, int place, Guid id)
    {
        Span<byte> text = stackalloc byte[36];
        id.TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
        return raw.sqlite3_bind_text(statement, place, text);
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
