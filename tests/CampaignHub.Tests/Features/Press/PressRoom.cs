using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using CampaignHub.Platform.Recipes;
using CampaignHub.Testing.Hub;
using CampaignHub.Testing.Smtp;

namespace CampaignHub.Tests.Features.Press;

/// <summary>A real process with a press list and many approved releases, before a relay that remembers what it promised on disk.</summary>
public sealed class PressRoom : IAsyncLifetime
{
    public static readonly bool IsLong = Environment.GetEnvironmentVariable("HUB_TEST_LONG") == "1";
    public static readonly int Recipients = IsLong ? 200 : 80;
    private static readonly int Releases = IsLong ? 40 : 4;
    private const string Api = "/api/v1/campaigns/c";

    private readonly HubHome _home = new();
    private readonly string _log = Path.GetTempFileName();
    private readonly HttpClient _client = new();
    private int _sent;

    internal sealed record Row(string Address, string State, string MessageId);

    public SmtpSink Relay { get; private set; } = null!;
    public HubProcess Hub { get; private set; } = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var token = await PressHub.SetUpAsync(_home, Recipients, CancellationToken.None, releases: Releases);
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Relay = new SmtpSink(logPath: _log);
        Hub = new HubProcess().Living(_home);
        foreach (var (name, value) in Settings(connections: 4))
        {
            Hub.Environment[name] = value;
        }

        await Hub.StartAsync();
        await Hub.ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Hub.DisposeAsync();
        await Relay.DisposeAsync();
        _client.Dispose();
        _home.Dispose();
        File.Delete(_log);
    }

    /// <summary>How many connections the process has to the relay, and within which limits; starts it anew where that changes.</summary>
    public async Task ConnectionsAsync(int connections, string limits = "")
    {
        var said = connections.ToString(CultureInfo.InvariantCulture);
        if (Hub.Environment[MostConnections] != said || Hub.Environment[Limits] != limits)
        {
            Hub.Environment[MostConnections] = said;
            Hub.Environment[Limits] = limits;
            await Hub.TerminateAsync();
            await Hub.StartAsync();
            await Hub.ReadyAsync();
        }
    }

    /// <summary>The next release to everybody; its mail's id.</summary>
    public async Task<Guid> SendAsync()
    {
        var release = _sent++ is var number && number == 0 ? "r" : $"r{number}";
        var answer = await _client.PostAsJsonAsync(
            new Uri(Hub.Url, $"{Api}/releases/{RecipeRun.KeyOf(PressHub.Recipe, "release", release)}/sendings"),
            new { list = RecipeRun.KeyOf(PressHub.Recipe, "press_list", "l") },
            Cancelled
        );
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        return answer.IsSuccessStatusCode ? body.GetProperty("mail").GetGuid() : throw new InvalidOperationException($"{body}");
    }

    /// <summary>The rows of a mail once all of them are final, everybody among them; the counts add up.</summary>
    internal async Task<IReadOnlyList<Row>> SettledAsync(Guid mail)
    {
        for (var wait = 0; ; wait++)
        {
            var page = await _client.GetFromJsonAsync<JsonElement>(new Uri(Hub.Url, $"{Api}/deliveries?mail={mail}&limit=200"), Cancelled);
            var rows = page.GetProperty("items")
                .EnumerateArray()
                .Select(row => new Row(
                    row.GetProperty("address").GetString()!,
                    row.GetProperty("state").GetString()!,
                    row.GetProperty("messageId").GetString()!
                ))
                .ToList();
            if (rows.TrueForAll(row => row.State is "accepted" or "uncertain" or "failed"))
            {
                var everybody = Enumerable.Range(0, Recipients).Select(number => $"j{number}@example.org");
                Assert.Equal(everybody.Order(), rows.Select(row => row.Address).Order());
                Assert.Equal(Recipients, page.GetProperty("counts").EnumerateObject().Sum(count => count.Value.GetInt32()));
                Assert.DoesNotContain(rows, row => row.State == "failed");
                return rows;
            }

            // What the database server still wrote for a killed process is held by its lease, two minutes.
            Assert.True(wait < 1500, $"Not settled after two and a half minutes: {page.GetProperty("counts")}");
            await Task.Delay(100, Cancelled);
        }
    }

    /// <summary>The sink's log joined to the rows: nobody has one of these mails twice. Answers with the rows whose mail the relay does not have.</summary>
    internal IReadOnlyList<Row> Lost(IReadOnlyList<Row> rows)
    {
        var ids = rows.Select(row => row.MessageId).ToHashSet(StringComparer.Ordinal);
        var kept = SmtpLog.Read(_log).Select(mail => (mail.To, Id: mail.Parse().MessageId!)).Where(mail => ids.Contains(mail.Id)).ToList();
        Assert.Equal(kept.Count, kept.Distinct().Count());
        Assert.Equal(kept.Count, kept.DistinctBy(mail => mail.To).Count());
        return [.. rows.Where(row => !kept.Contains((row.Address, row.MessageId)))];
    }

    /// <summary>Further processes on the same database and data directory.</summary>
    internal async Task<Others> OthersAsync(int count)
    {
        var hubs = Enumerable
            .Range(0, count)
            .Select(_ =>
            {
                var other = new HubProcess().Living(_home);
                foreach (var (name, value) in Hub.Environment)
                {
                    other.Environment[name] = value;
                }

                return other;
            })
            .ToList();
        var others = new Others(hubs);
        await Task.WhenAll(hubs.Select(hub => hub.StartAsync()));
        await Task.WhenAll(hubs.Select(hub => hub.ReadyAsync()));
        return others;
    }

    private const string MostConnections = "CampaignHub__Mail__Smtp__MaxConnections";
    private const string Limits = "CampaignHub__Mail__Smtp__Limits";

    private IEnumerable<(string Name, string Value)> Settings(int connections) =>
        [
            ("CampaignHub__Mail__Smtp__Host", "127.0.0.1"),
            ("CampaignHub__Mail__Smtp__Port", $"{Relay.Port}"),
            ("CampaignHub__Mail__Smtp__Security", "none"),
            ("CampaignHub__Mail__Smtp__FromAddress", "press@example.org"),
            (MostConnections, $"{connections}"),
            (Limits, ""),
        ];

    internal sealed class Others(IReadOnlyList<HubProcess> hubs) : IAsyncDisposable
    {
        public IReadOnlyList<HubProcess> Hubs => hubs;

        /// <summary>Those that were killed.</summary>
        public async Task StartAgainAsync()
        {
            var killed = hubs.Take(2).ToList();
            await Task.WhenAll(killed.Select(hub => hub.StartAsync()));
            await Task.WhenAll(killed.Select(hub => hub.ReadyAsync()));
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var hub in hubs)
            {
                await hub.DisposeAsync();
            }
        }
    }
}
