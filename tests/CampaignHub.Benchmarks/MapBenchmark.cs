using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using CampaignHub.Testing.Hub;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CampaignHub.Benchmarks;

/// <summary>
/// Pages of the map and its directory, finding somebody and five best routes, asked of the published hub on the database that HUB_TEST_DB names.
/// Budgets (p95): 50 ms for pages of size M; at L 150 ms for finding and an actor's page, 200 ms for routes.
/// </summary>
internal static class MapBenchmark
{
    private const string Password = "correct horse battery";
    private const string Email = "ada@example.org";
    private const string Pages = "/admin/campaigns/changer-de-cap/";
    private const string Api = "/api/v1/campaigns/changer-de-cap/";
    private const int Asked = 200;
    private const int Warmup = 20;

    public static async Task RunAsync()
    {
        foreach (var size in MapSize.All)
        {
            Figures.Title(
                $"Map, size {size.Name}: {size.Actors} actors, {size.Ties} ties, {size.Mandates} mandates, {size.Stakeholders} stakeholders, {Kind}, {Asked} different questions"
            );
            await RunAsync(size);
        }

        await ImportBenchmark.RunAsync();
    }

    public static string Kind => HubHome.IsPostgres ? "PostgreSQL" : "SQLite";

    /// <summary>Past the hub, for seeds and raw limits.</summary>
    public static DbConnection Open(HubHome home)
    {
        DbConnection connection = home.ConnectionString is { } postgres
            ? new NpgsqlConnection(postgres)
            : new SqliteConnection($"Data Source={Path.Combine(home.Folder, "campaignhub.db")};Foreign Keys=False");
        connection.Open();
        return connection;
    }

    private static async Task RunAsync(MapSize size)
    {
        using var home = await DemoHub.SetUpAsync();
        await using var connection = Open(home);
        var (campaign, us) = (
            Id(connection, "SELECT \"Id\" FROM campaigns"),
            Id(connection, "SELECT \"ActorId\" FROM stakeholders WHERE \"IsUs\" LIMIT 1")
        );
        var ids = new MapSeed(connection, size).Write(campaign, us);
        Execute(connection, "ANALYZE");
        var token = await HubVerb.RunAsync(home, ["token", "create", "--user", Email, "--name", "Benchmark"]);
        await using var hub = await HubProcess.StartAsync(home);
        var url = new UriBuilder(hub.Url) { Host = "127.0.0.1" }.Uri;
        using var person = await SignedIn.OpenAsync(url, Email, Password);
        using var client = new HttpClient { BaseAddress = url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        var step = ids.Count / (Asked + Warmup);

        await LineAsync("raw: a signed-in page that lists nothing (an empty search)", _ => person.GetAsync($"{Pages}search"));
        await LineAsync(
            "raw: the bare query of a page of 50 actors by name",
            at => Task.FromResult(Execute(connection, Bare(at % 20 * 50)))
        );
        await LineAsync("stakeholder list, another page each time", at => person.GetAsync($"{Pages}stakeholders?page={1 + (at % 100)}"));
        await LineAsync("stakeholder list, found by a word", at => person.GetAsync($"{Pages}stakeholders?q={Word(at)}"));
        await LineAsync(
            "stakeholder list of one stance",
            at => person.GetAsync($"{Pages}stakeholders?stance=ActiveAlly&page={1 + (at % 4)}")
        );
        await LineAsync(
            "directory, another page each time",
            at => person.GetAsync($"{Pages}directory?page={1 + (at * (size.Actors / 50 / (Asked + Warmup)))}")
        );
        await LineAsync("directory, found by a word", at => person.GetAsync($"{Pages}directory?q={Word(at)}"));
        await LineAsync("actor page", at => person.GetAsync($"{Pages}directory/{ids[at * step]}"));
        await LineAsync("search everywhere, two words", at => person.GetAsync($"{Pages}search?q={Word(at)}"));
        await LineAsync(
            "search everywhere, a word that many bear",
            at => person.GetAsync($"{Pages}search?q={(at % 2 == 0 ? "dupre" : "camille")}")
        );
        await LineAsync("picker, a part of a name", at => person.GetAsync($"{Pages}directory/picks?of=actor&q={Word(at)}"));
        var first = Stopwatch.StartNew();
        await client.GetByteArrayAsync(new Uri($"{Api}routes?to={ids[0]}", UriKind.Relative));
        Figures.Line("first routes after a start, the ties are read", first.Elapsed.TotalMilliseconds, "ms");
        await LineAsync("five best routes", at => client.GetByteArrayAsync(new Uri($"{Api}routes?to={ids[at * step]}", UriKind.Relative)));
        Figures.Line("memory", hub.Memory / 1e6, "MB");
    }

    private static string Word(int at) => string.Create(CultureInfo.InvariantCulture, $"dupre+{at * 10}");

    private static string Bare(int offset) =>
        $"SELECT * FROM actors WHERE \"TrashedAt\" IS NULL ORDER BY \"FindText\", \"Id\" LIMIT 50 OFFSET {offset}";

    private static async Task LineAsync<TAnswer>(string what, Func<int, Task<TAnswer>> ask)
    {
        var times = new List<double>();
        for (var at = 0; at < Asked + Warmup; at++)
        {
            var watch = Stopwatch.StartNew();
            await ask(at);
            if (at >= Warmup)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        Figures.Line(
            what,
            times[(int)(times.Count * 0.95)],
            string.Create(CultureInfo.InvariantCulture, $"ms p95 (median {times[times.Count / 2]:N1})")
        );
    }

    public static Guid Id(DbConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar() is Guid id ? id : Guid.Parse((string)command.ExecuteScalar()!);
    }

    private static int Execute(DbConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var (rows, values) = (0, new object[50]);
        while (reader.Read())
        {
            reader.GetValues(values);
            rows++;
        }

        return rows;
    }
}
