using CampaignHub.Testing.Postgres;

namespace CampaignHub.Testing.Hub;

/// <summary>
/// A data directory and an empty database of the kind that <c>HUB_TEST_DB</c> names: what a hub leaves behind when its process is killed and
/// finds again when it starts anew.
/// </summary>
public sealed class HubHome : IDisposable
{
    private readonly PostgresDatabase? _database;

    public HubHome()
    {
        Folder = Directory.CreateTempSubdirectory("hub-home-").FullName;
        _database = IsPostgres ? new PostgresDatabase() : null;
    }

    public static bool IsPostgres =>
        string.Equals(System.Environment.GetEnvironmentVariable("HUB_TEST_DB"), "postgres", StringComparison.OrdinalIgnoreCase);

    /// <summary>The data directory.</summary>
    public string Folder { get; }

    /// <summary>Null on SQLite, whose file lies in the data directory.</summary>
    public string? ConnectionString => _database?.ConnectionString;

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

    public void Dispose()
    {
        _database?.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
