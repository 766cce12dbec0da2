using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CampaignHub.Data;

/// <summary>What SQLite forgets with each connection: how long to wait for another writer, and that a commit is on the disk.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    // Besides: 16 MB of pages instead of 2, and a checkpoint every 32 MB instead of 4: large imports write each page of an index less often.
    private const string Pragmas = """
        PRAGMA busy_timeout = 10000;
        PRAGMA synchronous = FULL;
        PRAGMA cache_size = -16000;
        PRAGMA wal_autocheckpoint = 8000;
        """;

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
