using System.Net.Http.Headers;
using System.Text.Json;
using CampaignHub.Platform.Recipes;
using CampaignHub.Testing.Hub;
using CampaignHub.Testing.Smtp;

namespace CampaignHub.Tests.Features.Press;

/// <summary>kill −9 while a release leaves: every recipient has it once or is shown as uncertain.</summary>
public sealed class Killing
{
    private const int Recipients = 200;
    private const int Connections = 4;
    private const string Api = "/api/v1/campaigns/c";

    private static readonly int Kills = Environment.GetEnvironmentVariable("HUB_TEST_LONG") == "1" ? 20 : 2;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_hundred_mails_each_is_accepted_once_or_uncertain()
    {
        using var home = new HubHome();
        // A relay at some distance, so that the kills meet every stage.
        await using var relay = new SmtpSink { BeforeReply = (_, _) => Task.Delay(Random.Shared.Next(1, 15), Cancelled) };
        var token = await PressHub.SetUpAsync(home, Recipients, Cancelled);
        await using var hub = await HubProcess.StartAsync(
            home,
            ("CampaignHub__Mail__Smtp__Host", "127.0.0.1"),
            ("CampaignHub__Mail__Smtp__Port", $"{relay.Port}"),
            ("CampaignHub__Mail__Smtp__Security", "none"),
            ("CampaignHub__Mail__Smtp__FromAddress", "press@example.org"),
            ("CampaignHub__Mail__Smtp__MaxConnections", $"{Connections}")
        );
        using var client = new HttpClient { BaseAddress = hub.Url };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var sent = await client.PostAsJsonAsync(
            $"{Api}/releases/{RecipeRun.KeyOf(PressHub.Recipe, "release", "r")}/sendings",
            new { list = RecipeRun.KeyOf(PressHub.Recipe, "press_list", "l") },
            Cancelled
        );
        Assert.True(sent.IsSuccessStatusCode, await sent.Content.ReadAsStringAsync(Cancelled));

        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(Random.Shared.Next(50, 700), Cancelled);
            await hub.KillAsync();
            await hub.StartAsync();
            await hub.ReadyAsync();
        }

        var states = await SettledAsync(client);

        var received = relay
            .Mails.SelectMany(mail => mail.Recipients)
            .GroupBy(address => address)
            .ToDictionary(each => each.Key, each => each.Count());
        Assert.Equal(Recipients, states.Count);
        Assert.All(received, each => Assert.Equal(1, each.Value));
        Assert.All(states.Where(each => each.Value == "accepted"), each => Assert.Contains(each.Key, received));
        Assert.All(states.Where(each => each.Value != "accepted"), each => Assert.Equal("uncertain", each.Value));
        Assert.InRange(states.Count(each => each.Value == "uncertain"), 0, Kills * Connections);
        Assert.All(hub.Complaints, complaint => Assert.Contains("uncertain", complaint, StringComparison.Ordinal));
    }

    private static async Task<Dictionary<string, string>> SettledAsync(HttpClient client)
    {
        for (var wait = 0; ; wait++)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"{Api}/deliveries?limit=200", Cancelled);
            var states = page.GetProperty("items")
                .EnumerateArray()
                .ToDictionary(row => row.GetProperty("address").GetString()!, row => row.GetProperty("state").GetString()!);
            if (states.Values.All(state => state is "accepted" or "uncertain" or "failed"))
            {
                return states;
            }

            // What the database server still wrote for a killed process is held by its lease, two minutes.
            Assert.True(wait < 1500, $"Not settled after two and a half minutes: {page.GetProperty("counts")}");
            await Task.Delay(100, Cancelled);
        }
    }
}
