using System.Diagnostics;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using CampaignHub.Testing.Hub;
using CampaignHub.Testing.Smtp;

namespace CampaignHub.Benchmarks;

/// <summary>
/// A release of about 20 kB to 5,000 journalists, each mail made for its reader and signed with DKIM (RSA 2048), over four connections to an SMTP server of this
/// machine; beside it MailKit alone with the same message, signature and connections. Budget: 70 % of that, under 200 MB.
/// </summary>
internal static class MailBenchmark
{
    public const int Connections = 4;
    private const int Recipients = 5000;
    private const double Megabyte = 1024 * 1024;
    private const string Api = "/api/v1/campaigns/c";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task RunAsync()
    {
        Figures.Title(
            $"{Recipients} mails of a release, signed, {(HubHome.IsPostgres ? "PostgreSQL" : "SQLite")}, {Connections} connections"
        );
        using var key = RSA.Create(2048);
        var body = Body();
        await using (var sink = new SmtpSink())
        {
            var raw = await RawSender.SendAsync(sink.Port, key, body, Recipients);
            Figures.Line("raw: MailKit with the same signature", Recipients / raw.TotalSeconds, "mails/s");
        }

        using var home = new HubHome();
        var token = await PressHub.SetUpAsync(home, Recipients, CancellationToken.None, body);
        await using var relay = new SmtpSink();
        await using var hub = await HubProcess.StartAsync(
            home,
            ("CampaignHub__Mail__Smtp__Host", "127.0.0.1"),
            ("CampaignHub__Mail__Smtp__Port", $"{relay.Port}"),
            ("CampaignHub__Mail__Smtp__Security", "none"),
            ("CampaignHub__Mail__Smtp__FromAddress", "press@example.org"),
            ("CampaignHub__Mail__Smtp__MaxConnections", $"{Connections}"),
            ("CampaignHub__Mail__Dkim__Selector", "bench"),
            ("CampaignHub__Mail__Dkim__PrivateKey", key.ExportPkcs8PrivateKeyPem()),
            ("CampaignHub__PublicUrl", "https://hub.example.org")
        );
        using var client = new HttpClient { BaseAddress = hub.Url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var release = await FirstAsync(client, "releases");
        var list = await FirstAsync(client, "press-lists");
        var queuing = Stopwatch.StartNew();
        using var sent = await client.PostAsJsonAsync($"{Api}/releases/{release}/sendings", new { list });
        sent.EnsureSuccessStatusCode();
        var watch = Stopwatch.StartNew();
        Figures.Line("queued", queuing.Elapsed.TotalSeconds, "s");
        double most = 0;
        while (relay.Mails.Count < Recipients)
        {
            most = Math.Max(most, hub.Memory / Megabyte);
            await Task.Delay(100);
            if (watch.Elapsed > Patience)
            {
                throw new TimeoutException($"{relay.Mails.Count} of {Recipients} mails in {Patience}.");
            }
        }

        Figures.Line("sent by the hub", Recipients / watch.Elapsed.TotalSeconds, "mails/s");
        Figures.Line("size of one", relay.Mails.First().Data.Length / 1024.0, "kB");
        Figures.Line("most memory while it sends (VmRSS)", most, "MB");
    }

    private static async Task<Guid> FirstAsync(HttpClient client, string resource)
    {
        var page = await client.GetFromJsonAsync<JsonElement>($"{Api}/{resource}");
        return page.GetProperty("items")[0].GetProperty("id").GetGuid();
    }

    private static string Body() =>
        string.Join(
            "\n\n",
            Enumerable
                .Range(1, 36)
                .Select(number =>
                    $"Paragraphe {number}. Les contrôles visent d'abord celles et ceux qui reçoivent le plus d'aides, et **personne** n'explique pourquoi ; le collectif demande le code source, les critères et leur révision."
                )
        );
}
