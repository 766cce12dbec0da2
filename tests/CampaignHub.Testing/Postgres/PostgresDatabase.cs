using System.Globalization;
using Npgsql;

namespace CampaignHub.Testing.Postgres;

/// <summary>A database of its own for one test, dropped at the end; a copy of another when a template is named.</summary>
public sealed class PostgresDatabase : IDisposable
{
    private static int _count;

    private readonly string _server;

    /// <param name="template">The name of a database that nobody is connected to; empty when null.</param>
    /// <param name="server">The run's server when null.</param>
    public PostgresDatabase(string? template = null, string? server = null)
    {
        _server = server ?? PostgresServer.SharedConnectionString;
        Name = string.Create(CultureInfo.InvariantCulture, $"hub_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}");
        // A run that was killed and had the same process id may have left one.
        Execute(
            $"DROP DATABASE IF EXISTS {Name} WITH (FORCE)",
            template is null ? $"CREATE DATABASE {Name}" : $"CREATE DATABASE {Name} TEMPLATE {template}"
        );
        ConnectionString = new NpgsqlConnectionStringBuilder(_server) { Database = Name, MaxPoolSize = 20 }.ConnectionString;
    }

    public string Name { get; }

    public string ConnectionString { get; }

    public void Dispose()
    {
        using (var connection = new NpgsqlConnection(ConnectionString))
        {
            NpgsqlConnection.ClearPool(connection);
        }

        Execute($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
    }

    /// <summary>Each by itself: databases are neither made nor dropped in a transaction.</summary>
    private void Execute(params IEnumerable<string> statements)
    {
        using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(_server) { Database = "postgres", Pooling = false }.ConnectionString
        );
        connection.Open();
        foreach (var sql in statements)
        {
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
    }
}
