using CampaignHub.Testing.Postgres;
using Npgsql;

namespace CampaignHub.Testing.Tests.Postgres;

public sealed class OwnServer
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_server_answers_while_it_is_kept_and_leaves_nothing_behind()
    {
        string connection,
            folder;
        using (var server = PostgresServer.Start())
        {
            connection = new NpgsqlConnectionStringBuilder(server.ConnectionString)
            {
                Database = "postgres",
                Pooling = false,
            }.ConnectionString;
            folder = Path.GetDirectoryName(await AskAsync<string>(connection, "SHOW data_directory"))!;
            Assert.Equal("127.0.0.1", await AskAsync<string>(connection, "SHOW listen_addresses"));
            Assert.True(Directory.Exists(folder), folder);
        }

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => AskAsync<string>(connection, "SHOW data_directory"));
        Assert.False(Directory.Exists(folder), folder);
    }

    [Fact]
    public async Task A_database_copies_its_template_and_is_apart_from_its_twin()
    {
        using var template = new PostgresDatabase();
        var made = new NpgsqlConnectionStringBuilder(template.ConnectionString) { Pooling = false }.ConnectionString;
        await AskAsync<object>(made, "CREATE TABLE ally (name text); INSERT INTO ally VALUES ('Zoé')");

        using var first = new PostgresDatabase(template.Name);
        using var second = new PostgresDatabase(template.Name);
        await AskAsync<object>(first.ConnectionString, "INSERT INTO ally VALUES ('Amel')");

        Assert.Equal(2, await AskAsync<long>(first.ConnectionString, "SELECT count(*) FROM ally"));
        Assert.Equal("Zoé", await AskAsync<string>(second.ConnectionString, "SELECT string_agg(name, ',') FROM ally"));
    }

    [Fact]
    public async Task A_database_is_dropped_though_a_connection_is_open()
    {
        var database = new PostgresDatabase();
        await using var open = new NpgsqlConnection(database.ConnectionString);
        await open.OpenAsync(Cancelled);

        database.Dispose();

        using var other = new PostgresDatabase();
        var count = await AskAsync<long>(other.ConnectionString, $"SELECT count(*) FROM pg_database WHERE datname = '{database.Name}'");
        Assert.Equal(0, count);
    }

    private static async Task<T?> AskAsync<T>(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancelled);
        await using var command = new NpgsqlCommand(sql, connection);
        return (T?)await command.ExecuteScalarAsync(Cancelled);
    }
}
