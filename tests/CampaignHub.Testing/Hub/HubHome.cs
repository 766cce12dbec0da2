using System.Globalization;
using Npgsql;

namespace CampaignHub.Testing.Hub;

/// <summary>
/// A data directory and an empty database of the kind that <c>HUB_TEST_DB</c> names: what a hub leaves behind when its process is killed and
/// finds again when it starts anew.
/// </summary>
public sealed class HubHome : IDisposable
{
    private static int _databases;
    private readonly string? _database;

    public HubHome()
    {
        Folder = Directory.CreateTempSubdirectory("hub-home-").FullName;
        if (!IsPostgres)
        {
            return;
        }

        _database = string.Create(
            CultureInfo.InvariantCulture,
            $"hub_process_{System.Environment.ProcessId}_{Interlocked.Increment(ref _databases)}"
        );
        Execute($"CREATE DATABASE {_database}");
        ConnectionString = new NpgsqlConnectionStringBuilder(Server) { Database = _database }.ConnectionString;
    }

    public static bool IsPostgres =>
        string.Equals(System.Environment.GetEnvironmentVariable("HUB_TEST_DB"), "postgres", StringComparison.OrdinalIgnoreCase);

    /// <summary>The data directory.</summary>
    public string Folder { get; }

    /// <summary>Null on SQLite, whose file lies in the data directory.</summary>
    public string? ConnectionString { get; }

    /// <summary>What a process must be told to live here.</summary>
    public IEnumerable<KeyValuePair<string, string>> Environment
    {
        get
        {
            yield return new("CampaignHub__DataDirectory", Folder);
            yield return new("CampaignHub__Database__Provider", ConnectionString is null ? "Sqlite" : "PostgreSql");
            if (ConnectionString is not null)
            {
                yield return new("ConnectionStrings__CampaignHub", ConnectionString);
            }
        }
    }

    private static string Server =>
        System.Environment.GetEnvironmentVariable("HUB_TEST_POSTGRES")
        ?? throw new InvalidOperationException("Tests on PostgreSQL need HUB_TEST_POSTGRES; ./test.sh sets it.");

    public void Dispose()
    {
        if (_database is not null)
        {
            Execute($"DROP DATABASE IF EXISTS {_database} WITH (FORCE)");
        }

        Directory.Delete(Folder, recursive: true);
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
