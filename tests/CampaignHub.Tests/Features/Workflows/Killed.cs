using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using CampaignHub.Testing.Hub;
using CampaignHub.Tests.Features.Recipes;
using CampaignHub.Tests.House;

namespace CampaignHub.Tests.Features.Workflows;

/// <summary>The hub as a process that is killed at any moment while workflows run: every one ends, with its effects once.</summary>
public sealed class Killed
{
    private const int PerKill = 15;

    private const string Email = "ada@example.org";
    private const string Api = "api/v1/campaigns/c";

    private static readonly int Kills = Environment.GetEnvironmentVariable("HUB_TEST_LONG") == "1" ? 20 : 2;

    [Fact]
    public async Task Every_workflow_ends_with_its_effects_once()
    {
        var stop = TestContext.Current.CancellationToken;
        using var home = new HubHome();
        using var recipe = new RecipeFile(Recipe());
        await using var hub = Hub(home);
        hub.Environment["CampaignHub__Setup__SiteName"] = "A trial";
        hub.Environment["CampaignHub__Setup__AdminEmail"] = Email;
        hub.Environment["CampaignHub__Setup__AdminPassword"] = HubFactory.Password;
        hub.Environment["CampaignHub__Setup__Recipe"] = "blank";
        await hub.StartAsync();
        await hub.ReadyAsync();
        await CommandAsync(home, "recipe", "run", recipe.Path);
        var token = JsonNode.Parse(
            await CommandAsync(home, "token", "create", "--user", Email, "--name", "test", "--scope", "write", "--json")
        )!["token"]!.GetValue<string>();
        using var client = new HttpClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var demand = (await ReadAsync(client, hub, "demands"))[0]!["id"]!.GetValue<string>();

        var random = new Random(7);
        for (var kill = 0; kill < Kills; kill++)
        {
            for (var event_ = 0; event_ < PerKill; event_++)
            {
                var version = new { text = $"Wording {kill}.{event_}", reason = "" };
                using var answer = await client.PostAsJsonAsync(new Uri(hub.Url, $"{Api}/demands/{demand}/versions"), version, stop);
                answer.EnsureSuccessStatusCode();
            }

            await Task.Delay(random.Next(150), stop);
            await hub.KillAsync();
            await hub.StartAsync();
            await hub.ReadyAsync();
        }

        var instances = await EndedAsync(client, hub, Kills * PerKill);

        Assert.All(instances, instance => Assert.Equal("Finished", instance!["state"]!.GetValue<string>(), ignoreCase: true));
        var plan = await client.GetFromJsonAsync<JsonArray>(new Uri(hub.Url, $"{Api}/tasks"), stop);
        var tasks = plan!.Select(task => task!["title"]!.GetValue<string>()).ToList();
        Assert.Equal(Kills * PerKill * 2, tasks.Count);
        Assert.Equal(tasks.Count, tasks.Distinct(StringComparer.Ordinal).Count());
        foreach (var instance in instances.Take(5))
        {
            var whole = await client.GetFromJsonAsync<JsonNode>(
                new Uri(hub.Url, $"{Api}/workflow-instances/{instance!["id"]}"),
                JsonSerializerOptions.Web,
                stop
            );
            Assert.Equal([1, 2, 3, 4], whole!["journal"]!.AsArray().Select(step => step!["sequence"]!.GetValue<int>()));
        }
    }

    private static string Recipe()
    {
        var workflow = Flows
            .Chain(
                "killed",
                """CampaignHubCreateTask { "Title": { "Expression": "Read version {{ input.version }}" } }""",
                """LogTask { "Text": { "Expression": "x" } }""",
                """CampaignHubCreateTask { "Title": { "Expression": "Print version {{ input.version }}" } }"""
            )
            .Replace("CampaignHubTestMeetingHeld", "CampaignHubDemandReworded", StringComparison.Ordinal)
            .Replace("\"IsEnabled\":false", "\"IsEnabled\":true", StringComparison.Ordinal);
        return RecipeFile.Steps(
            """{ "name": "CampaignHub.Campaign", "id": "c", "campaignName": "Campaign", "slug": "c" }""",
            """{ "name": "CampaignHub.Demands", "demands": [{ "id": "d", "number": 1, "title": "One", "versions": [{ "text": "Text", "since": "2023-01-01" }] }] }""",
            $$"""{ "name": "WorkflowType", "data": [{{workflow}}] }"""
        );
    }

    private static HubProcess Hub(HubHome home, params string[] arguments)
    {
        var hub = new HubProcess { Application = AppContext.BaseDirectory, WorkingDirectory = Repository.Root }.Living(home);
        Array.ForEach(arguments, hub.Arguments.Add);
        return hub;
    }

    private static async Task<string> CommandAsync(HubHome home, params string[] arguments)
    {
        await using var command = Hub(home, arguments);
        await command.StartAsync();
        Assert.True(await command.WaitForExitAsync() == 0, command.Output + command.Error);
        return command.Output;
    }

    private static async Task<List<JsonNode?>> EndedAsync(HttpClient client, HubProcess hub, int count)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var instances = await ReadAsync(client, hub, "workflow-instances");
            if (instances.Count == count && instances.TrueForAll(instance => instance!["endedAt"] is not null))
            {
                return instances;
            }

            Assert.False(
                late.IsCancellationRequested,
                $"{instances.Count} of {count}: {string.Join(", ", instances.Select(each => each!["state"]))}"
            );
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<List<JsonNode?>> ReadAsync(HttpClient client, HubProcess hub, string resource)
    {
        var items = new List<JsonNode?>();
        string? cursor = null;
        do
        {
            var query = cursor is null ? "" : string.Create(CultureInfo.InvariantCulture, $"&cursor={cursor}");
            var page = await client.GetFromJsonAsync<JsonObject>(
                new Uri(hub.Url, $"{Api}/{resource}?limit=200{query}"),
                TestContext.Current.CancellationToken
            );
            items.AddRange(page!["items"]!.AsArray());
            cursor = page["nextCursor"]?.GetValue<string>();
        } while (cursor is not null);

        return items;
    }
}
