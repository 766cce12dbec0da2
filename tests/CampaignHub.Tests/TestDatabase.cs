using CampaignHub.Data;
using CampaignHub.Platform.Access;
using Hangfire.PostgreSql;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CampaignHub.Tests;

/// <summary>
/// A fresh, migrated database of the kind that <c>HUB_TEST_DB</c> names (sqlite unless told): a copy of one that is migrated once per run.
/// PostgreSQL is the server at <c>HUB_TEST_POSTGRES</c>, which <c>./test.sh</c> starts.
/// </summary>
internal sealed class TestDatabase : IDisposable
{
    private static readonly IServiceProvider Stores = new ServiceCollection()
        .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    private static readonly Lazy<string> SqliteTemplate = new(MakeSqliteTemplate);
    private static readonly Lazy<string> PostgresTemplate = new(MakePostgresTemplate);
    private static int _databases;

    private readonly string? _database;

    public TestDatabase()
        : this(origin: null) { }

    /// <param name="origin">Copied with its files, while nobody is connected to it; null is an empty hub.</param>
    public TestDatabase(TestDatabase? origin)
    {
        Folder = Directory.CreateTempSubdirectory("hub-test-").FullName;
        if (origin is not null)
        {
            CopyFiles(origin.Folder, Folder);
        }

        if (IsPostgres)
        {
            _database = $"hub_{Environment.ProcessId}_{Interlocked.Increment(ref _databases)}";
            Execute($"CREATE DATABASE {_database} TEMPLATE {origin?._database ?? PostgresTemplate.Value} STRATEGY FILE_COPY");
            ConnectionString = new NpgsqlConnectionStringBuilder(Server) { Database = _database, MaxPoolSize = 20 }.ConnectionString;
        }
        else if (origin is null)
        {
            File.Copy(SqliteTemplate.Value, Path.Combine(Folder, "campaignhub.db"));
        }
    }

    public static bool IsPostgres =>
        string.Equals(Environment.GetEnvironmentVariable("HUB_TEST_DB"), "postgres", StringComparison.OrdinalIgnoreCase);

    /// <summary>The data directory.</summary>
    public string Folder { get; }

    /// <summary>Null on SQLite, whose file lies in the data directory.</summary>
    public string? ConnectionString { get; }

    private static string Server =>
        Environment.GetEnvironmentVariable("HUB_TEST_POSTGRES")
        ?? throw new InvalidOperationException("Tests on PostgreSQL need HUB_TEST_POSTGRES; ./test.sh sets it.");

    public void Dispose()
    {
        if (_database is not null)
        {
            using (var connection = new NpgsqlConnection(ConnectionString))
            {
                NpgsqlConnection.ClearPool(connection);
            }

            Execute($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");
        }
        else
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private static void CopyFiles(string from, string to)
    {
        foreach (var folder in Directory.EnumerateDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    private static string MakeSqliteTemplate()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("hub-template-").FullName, "template.db");
        var options = new DbContextOptionsBuilder<SqliteHubDb>()
            .UseSqlite($"Data Source={file};Pooling=False")
            .UseApplicationServiceProvider(Stores)
            .Options;
        using (var db = new SqliteHubDb(options, CampaignHubApp.Model(), new Here(TimeProvider.System)))
        {
            db.Database.Migrate();
            db.Database.ExecuteSqlRaw("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        return file;
    }

    private static string MakePostgresTemplate()
    {
        var name = $"hub_template_{Environment.ProcessId}";
        Execute($"DROP DATABASE IF EXISTS {name}");
        Execute($"CREATE DATABASE {name}");
        var connection = new NpgsqlConnectionStringBuilder(Server) { Database = name, Pooling = false }.ConnectionString;
        var options = new DbContextOptionsBuilder<PostgresHubDb>().UseNpgsql(connection).UseApplicationServiceProvider(Stores).Options;
        using var db = new PostgresHubDb(options, CampaignHubApp.Model(), new Here(TimeProvider.System));
        db.Database.Migrate();
        // Else each hub would make Hangfire's tables as it starts.
        using var jobs = new NpgsqlConnection(connection);
        jobs.Open();
        PostgreSqlObjectsInstaller.Install(jobs);
        return name;
    }

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ConnectionString
        );
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
