using CampaignHub.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CampaignHub.Data;

/// <summary>Brings the database to this version at start, one process at a time; refuses one that is newer or cannot be written.</summary>
internal sealed partial class Migrator(HubDb db, DataDirectory directory, ILogger<Migrator> logger)
{
    // Any number, the same in every process of this product.
    private const long AdvisoryLock = 0x43414D5048554221;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>False on a machine where no hub was ever started; nothing is made by asking.</summary>
    public async Task<bool> IsThereAsync(CancellationToken cancellationToken) =>
        db.Database.IsSqlite()
            ? File.Exists(directory.DatabaseFile)
            : !await db.Database.CanConnectAsync(cancellationToken)
                || await db.GetService<IHistoryRepository>().ExistsAsync(cancellationToken);

    public void Migrate()
    {
        directory.Prepare();
        try
        {
            if (db.Database.IsSqlite())
            {
                MigrateSqlite();
            }
            else
            {
                MigratePostgres();
            }
        }
        catch (Exception exception)
            when (exception is UnauthorizedAccessException or IOException or System.Data.Common.DbException or InvalidOperationException)
        {
            throw new RefusedException("The database cannot be opened or written: {0}", exception.GetBaseException().Message);
        }
    }

    private void MigrateSqlite()
    {
        using var held = WaitForFileLock();
        // EF's own lock is a row that a killed process leaves behind. Whoever holds the file lock is alone, so the row is a leftover.
        if (File.Exists(directory.DatabaseFile))
        {
            RefuseWhatIsNone();
            db.Database.ExecuteSqlRaw("DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
        }

        Bring();
    }

    // By itself and not through EF, which would write the failure into the log before our sentence.
    private void RefuseWhatIsNone()
    {
        db.Database.OpenConnection();
        try
        {
            using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA schema_version";
            command.ExecuteScalar();
        }
        finally
        {
            db.Database.CloseConnection();
        }
    }

    private void MigratePostgres()
    {
        db.Database.OpenConnection();
        try
        {
            db.Database.ExecuteSql($"SELECT pg_advisory_lock({AdvisoryLock})");
            // Npgsql looks for the history by reading it, and the failure would stand as an error in the log of every first start.
            db.GetService<IHistoryRepository>().CreateIfNotExists();
            Bring();
            db.Database.ExecuteSql($"SELECT pg_advisory_unlock({AdvisoryLock})");
        }
        finally
        {
            db.Database.CloseConnection();
        }
    }

    private void Bring()
    {
        var known = db.GetService<IMigrationsAssembly>().Migrations.Keys.ToHashSet(StringComparer.Ordinal);
        var applied =
            db.GetService<IHistoryRepository>() is { } history && history.Exists()
                ? history.GetAppliedMigrations().Select(row => row.MigrationId).ToList()
                : [];
        if (applied.Find(id => !known.Contains(id)) is { } newer)
        {
            throw new RefusedException(
                "The database is from a newer version of CampaignHub (it knows {0}): install that version, or restore a backup from before it.",
                newer
            );
        }

        if (applied.Count < known.Count)
        {
            LogMigrating(known.Count - applied.Count);
            db.Database.Migrate();
        }
    }

    private FileStream WaitForFileLock()
    {
        var until = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(directory.MigrationLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (until.Elapsed < Patience && Directory.Exists(directory.Root))
            {
                Task.Delay(50).GetAwaiter().GetResult();
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Bringing the database to this version: {Count} migrations")]
    private partial void LogMigrating(int count);
}
